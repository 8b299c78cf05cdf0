import { describe, expect, it } from 'vitest'
import {
  type DocumentWords,
  documentWords,
  fold,
  foldPattern,
  guessLanguage,
  type Language,
  languages,
} from '../../../shared/libs/languages'
import { findDates, parseZone, readTime, readTimedLine } from '../../../shared/libs/time'
import { importTimeline, suggestKind } from '../../../shared/libs/timeline-import'

/** Every pattern of a language, with where it is. */
const patternsOf = (value: unknown, path: string): [path: string, pattern: RegExp][] => {
  if (value instanceof RegExp) return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => patternsOf(inner, `${path}.${key}`))
}

const clockOf = (text: string): string | undefined => {
  const { clock, end } = readTime(text)?.value ?? {}
  const write = (time: typeof clock): string =>
    time ? `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}` : ''
  return clock && `${write(clock)}${end?.clock ? `–${write(end.clock)}` : ''}`
}

const dateOf = (text: string): string | undefined => {
  const { year, month, day } = readTime(text)?.value.date ?? {}
  return month === undefined ? undefined : [year ?? '', month, day].join('-')
}

describe('a text that is folded', () => {
  it('loses accents and full-width forms and keeps its offsets', () => {
    expect(fold('Störung, 14 h 05 à Zürich: １４：０５〜（ß）')).toBe('Storung, 14 h 05 a Zurich: 14:05~(s)')
    expect(fold('北京时间 ガ')).toBe('北京时间 ガ')
  })

  it.each(['Maßnahme', 'Massnahme', 'Masnahme'])('matches a pattern with ß as %s', (word) =>
    expect(new RegExp(`^${foldPattern(/maßnahme/)}$`, 'i').test(fold(word))).toBe(true),
  )

  it.each(['Störung', 'Stoerung', 'Storung'])('matches a pattern with ö as %s', (word) =>
    expect(new RegExp(`^${foldPattern(/störung/)}$`, 'i').test(fold(word))).toBe(true),
  )
})

describe.each(
  languages.map((language, i): [number, Language, DocumentWords | undefined] => [i, language, documentWords[i]]),
)('the patterns of language %i', (_, language, documents) => {
  const patterns = [...patternsOf(language, ''), ...patternsOf(documents, '')]

  it('capture by name only, so that they can be joined', () =>
    expect(
      patterns.filter(([, { source }]) => /\((?!\?)/.test(source.replace(/\\.|\[[^\]]*\]/g, ''))).map(([path]) => path),
    ).toEqual([]))

  it('are patterns still when they are folded, and match more than nothing', () => {
    for (const [path, pattern] of patterns) {
      const folded = new RegExp(`^(?:${foldPattern(pattern)})$`, 'i')
      if (!/^\.(?:clocks|dates)\./.test(path)) expect(folded.test(''), path).toBe(false)
    }
  })

  it('have names of zones that are known', () => {
    const { names = {}, cities = {} } = language.zones
    for (const name of [...Object.keys(names), ...Object.keys(cities)]) expect(parseZone(name), name).toBeDefined()
  })
})

describe('a time of day', () => {
  it.each([
    ['14 Uhr', '14:00'],
    ['14.05 Uhr', '14:05'],
    ['14 Uhr 05', '14:05'],
    ['gegen 9 Uhr', '09:00'],
    ['zwischen 9 und 10.30 Uhr', '09:00–10:30'],
    ['von 9:15 bis etwa 9:40 Uhr', '09:15–09:40'],
    ['kurz nach 23:50', '23:50'],
    ['14h05', '14:05'],
    ['14 h 05', '14:05'],
    ['à 14h', '14:00'],
    ['peu après 8 heures', '08:00'],
    ['entre 9h30 et 9h45', '09:30–09:45'],
    ['a las 14:05 h', '14:05'],
    ['poco antes de las 2:05 p. m.', '14:05'],
    ['entre las 10:35 y las 10:50', '10:35–10:50'],
    ['desde las 9:00 hasta las 9:30', '09:00–09:30'],
    ['7:40 de la noche', '19:40'],
    ['por volta das 14h20', '14:20'],
    ['das 14h às 15h30', '14:00–15:30'],
    ['meia-noite', '00:00'],
    ['14時05分', '14:05'],
    ['午後2時半', '14:30'],
    ['１４：０５頃', '14:05'],
    ['14:05〜14:20', '14:05–14:20'],
    ['9時30分から10時まで', '09:30–10:00'],
    ['下午2点05分', '14:05'],
    ['上午10点左右', '10:00'],
    ['14:05至14:20', '14:05–14:20'],
    ['晚上8:15', '20:15'],
  ])('%s is %s', (text, expected) => expect(clockOf(text)).toBe(expected))

  it.each([
    '14h of downtime',
    '2h later the queue was empty',
    '24h on call',
    '3 out of 5 replicas',
    'set 10 replicas',
    'So, 5 pods died',
    '2点改进',
    '1405件のエラー',
    '2時間の停止',
    '3 Stunden Ausfall',
    '2 heures de panne',
    '5 horas de corte',
  ])('%s holds none', (text) => expect(readTimedLine(text, { column: true })?.time.clock).toBeUndefined())

  it.each([
    'gegen 14:05',
    'vers 14h05',
    'sobre las 14:05',
    'cerca das 14h05',
    '14:05頃',
    '14:05左右',
    '約 14:05',
    '大约14:05',
  ])('%s is approximate', (text) => expect(readTime(text)?.value.approximate).toBe(true))

  it.each(['um 14:05', 'à 14h05', 'a las 14:05', 'às 14h05', '14:05に', '14時05分'])('%s is exact', (text) =>
    expect(readTime(text)?.value.approximate).toBe(false),
  )
})

describe('a date', () => {
  it.each([
    ['1. März 2024', '2024-3-1'],
    ['Fr., 1. Maerz 2024', '2024-3-1'],
    ['01.03.24', '2024-3-1'],
    ['1er mars 2024', '2024-3-1'],
    ['mardi 12 déc. 2023', '2023-12-12'],
    ['1 de marzo de 2024', '2024-3-1'],
    ['miércoles, 2 de ago. de 2023', '2023-8-2'],
    ['1º de março de 2024', '2024-3-1'],
    ['5 out 2024', '2024-10-5'],
    ['2024年3月1日(金)', '2024-3-1'],
    ['3月1日（金）', '-3-1'],
    ['2024年3月1日 星期五', '2024-3-1'],
    ['3月1号', '-3-1'],
  ])('%s is %s', (text, expected) => expect(dateOf(text)).toBe(expected))

  it.each([
    ['1. März 2024 um 14:05 Uhr', '14:05'],
    ['1er mars 2024 vers 14 h 05', '14:05'],
    ['1 de marzo de 2024 a las 14:05', '14:05'],
    ['1 de março de 2024, às 14h05', '14:05'],
    ['2024年3月1日午後2時5分', '14:05'],
    ['2024年3月1日（金）１４：０５', '14:05'],
    ['2024年3月1日 北京时间 14:05', '14:05'],
  ])('%s has the clock %s', (text, expected) => {
    expect(dateOf(text)).toBe('2024-3-1')
    expect(clockOf(text)).toBe(expected)
  })

  it.each(['rolled out 10 replicas', 'we set 5 limits', '3 out of 5', '10 minutes ago', 'a dozen ideas'])(
    '%s holds none',
    (text) => expect(findDates(text)).toEqual([]),
  )
})

describe('the zone of all times', () => {
  it.each([
    ['Alle Zeiten in MEZ.', 'CET'],
    ['Sofern nicht anders angegeben, sind alle Uhrzeiten in UTC.', 'UTC'],
    ['Zeitzone: Europe/Berlin', 'Europe/Berlin'],
    ['Toutes les heures sont en heure de Paris.', 'Europe/Paris'],
    ['(horaires en UTC)', 'UTC'],
    ['Todas las horas en UTC', 'UTC'],
    ['Horas en hora de Ciudad de México', 'America/Mexico_City'],
    ['Las horas están en hora peninsular.', 'Europe/Madrid'],
    ['Todos os horários estão no horário de Brasília.', 'America/Sao_Paulo'],
    ['Fuso horário: America/Sao_Paulo', 'America/Sao_Paulo'],
    ['Time zone: America/New_York', 'America/New_York'],
    ['全時刻 JST。', 'JST'],
    ['※時刻はすべて日本時間（JST）です。', 'Asia/Tokyo'],
    ['時刻はJST表記', 'JST'],
    ['所有时间均为北京时间', 'Asia/Shanghai'],
    ['以下時間皆為台北時間。', 'Asia/Taipei'],
    ['时间均为 UTC+8', '+08:00'],
  ])('is stated by "%s"', (sentence, zone) => {
    const { events } = importTimeline(`# Timeline\n\n${sentence}\n\n- 2024-01-10 14:05 – a\n- 2024-01-10 14:10 – b`)
    const offset = parseZone(zone)
    expect(events[0]?.at).toBeTruthy()
    const stated = parseZone(events[0]?.zone ?? '')
    expect(stated && { ...stated, name: '' }).toEqual(offset && { ...offset, name: '' })
  })
})

describe('words of a language', () => {
  it.each([
    ['Die Ursache wurde nicht gefunden, und die Kunden warten auf den Neustart', 1],
    ['Le serveur est tombé dans la nuit, et les clients ont appelé', 2],
    ['Se cayó el servidor de la base y los clientes llaman', 3],
    ['O servidor caiu com a carga e os clientes ligaram para o suporte', 4],
    ['The server was down and the customers called in', 0],
  ])('tell what "%s" is in', (text, index) => expect(guessLanguage(text)).toBe(languages[index]))

  it.each([
    ['Störung behoben', 'resolution'],
    ['Ursache ist noch nicht gefunden', undefined],
    ['Retour à la normale', 'resolution'],
    ['Se reinicia la cola', 'action'],
    ['Página de status atualizada', 'communication'],
    ['切り戻しを実施', 'mitigation'],
    ['服务恢复正常', 'resolution'],
  ])('suggest a kind for "%s"', (text, kind) => expect(suggestKind(text)).toBe(kind))
})

describe('titles of English texts', () => {
  it.each([
    "Event: 'resume'",
    'Keep both of the same version',
    'Destructuring causes it to load',
    'Try it',
    'Problem details for HTTP APIs',
  ])('"%s" is no section of another language', (title) => {
    const { sections } = importTimeline(`# Notes\n\n## ${title}\n\n- one\n- two`)
    expect(sections).toEqual({ wentWell: [], wentPoorly: [], lucky: [], actions: [] })
  })
})

describe('a line with nothing but a date', () => {
  it.each([
    '2024年3月1日（金）',
    '2024年3月1日 星期五',
    'Freitag, 1. März 2024',
    'vendredi 1er mars 2024',
    '1º de março de 2024',
  ])('%s is the day of the lines below it', (line) => {
    const { events } = importTimeline(`${line}\n\n[14:05] Ana: uno\n[14:06] Bo: dos\n[14:09] Ana: tres`)
    expect(events.map(({ local }) => local)).toEqual(
      ['14:05', '14:06', '14:09'].map((clock) => `2024-03-01T${clock}:00`),
    )
  })
})
