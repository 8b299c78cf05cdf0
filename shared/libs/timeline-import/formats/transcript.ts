import { parseElapsed, readDate } from '../../time'
import { append } from '../append'
import type { Line } from '../lines'
import type { Cue } from '../talk/cues'
import { addCues } from '../talk/recording'
import { findSpeakers, splitSpeaker } from '../talk/speaker'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

const offset = '\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?'
/** `Mira Holt  0:03`, `Mira Holt (00:05): text`, `Mira Holt [00:05:41]`, `[Speaker 1 00:05:41]: text` */
const nameFirst = new RegExp(
  `^\\s*(?:\\*\\*)?\\[?([\\p{L}@][^\\t\\n:]{0,60}?)(?:\\*\\*)?(?:\\s*[([](${offset})[)\\]]:?|(?:\\s{1,20}|\\s*[-–—|]\\s*)(${offset})(?:\\]:?)?)(?:\\s+(\\S.*)|\\s*)$`,
  'u',
)
/** `[00:05:41] Mira Holt: text`, `0:03 - Mira Holt`, and a time alone on its line */
const timeFirst = new RegExp(`^\\s*(?:\\*\\*)?[([]?(${offset})[)\\]]?(?:\\*\\*)?(?:[\\s\\-–—|:]+(\\S.*)|\\s*)$`)
const nameAlone = /^\s*(?:\*\*)?([\p{Lu}@][^\n.!?,;:]{0,50}?)(?:\*\*)?(?:\s*:)?\s*$/u
const fullName = /^\s*\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}\s*$/u
const endMark =
  /^\s*(?:(?:transcription|meeting|recording) ended after\b|this editable transcript\b|transcribed by https?:)/i
const transcriptWords = /transcri|recording|^speakers?\b|computer generated|otter\.ai|fireflies/i

/** What recorders call the voices that they tell apart. */
const numberedVoice = /^(?:unknown )?speaker ?\d+$/i

type Turn = {
  line: number
  raw: string
  from: number
  who?: string
  texts: { text: string; line: number }[]
  /** It begins with minutes and seconds in parentheses. */
  isInParentheses?: true
}
type Talk = { turns: Turn[]; preamble: Line[] }

const isName = (text: string | undefined): boolean =>
  text !== undefined &&
  nameAlone.test(text) &&
  text.trim().split(/\s+/).length <= 5 &&
  !/\d-\d|\d{4}|\b(?:ended|started|after|duration|length|total)\b/i.test(text) &&
  (!transcriptWords.test(text) || numberedVoice.test(text.trim())) &&
  readDate(text.trim(), 0)?.value.month === undefined

const readHeader = (text: string, line: number): Turn | undefined => {
  if (text.length > 5000) return undefined
  const named = nameFirst.exec(text)
  const who = named?.[1]?.trim()
  const raw = named?.[2] ?? named?.[3]
  const match = who && raw && isName(who) ? undefined : timeFirst.exec(text)
  const from = parseElapsed(match?.[1] ?? raw ?? '')
  if (from === undefined || (!match && !isName(who))) return undefined
  const words = match ? match[2] : named?.[4]
  return {
    line,
    raw: match?.[1] ?? raw ?? '',
    from,
    ...(!match && who ? { who } : {}),
    ...(/^\s*\(\d{1,3}:\d{2}\)/.test(text) ? { isInParentheses: true } : {}),
    texts: words === undefined ? [] : [{ text: words, line }],
  }
}

/** Takes the name that stands alone on the line above or below a time. */
const takeName = (turn: Turn, previous: Turn | undefined, preamble: Line[], above: string | undefined): void => {
  if (
    turn.who !== undefined ||
    above === undefined ||
    !isName(above) ||
    (!/:\s*$/.test(above) && !fullName.test(above))
  )
    return
  // `Mira Holt:` may stand above words that have their time on the same line.
  if (turn.texts.length > 0 && !/:\s*$/.test(above)) return
  const list = previous?.texts
  if (list ? list.at(-1)?.text !== above : preamble.at(-1)?.text !== above) return
  if (list) list.pop()
  else preamble.pop()
  turn.who = nameAlone.exec(above)?.[1]?.trim() ?? ''
}

const readTalk = (lines: string[]): Talk => {
  const turns: Turn[] = []
  const preamble: Line[] = []
  for (const [i, text] of lines.entries()) {
    const previous = turns.at(-1)
    const turn = readHeader(text, i + 1)
    if (endMark.test(text)) continue
    if (turn) {
      takeName(turn, previous, preamble, lines[i - 1])
      turns.push(turn)
    } else if (text.trim() === '') continue
    else if (previous) previous.texts.push({ text, line: i + 1 })
    else preamble.push({ text, line: i + 1 })
  }
  return { turns, preamble }
}

/** Whether each time has a name behind it and what was said below. */
const haveNamesBehindTimes = (turns: Turn[]): boolean =>
  turns.every(({ line, who, texts }) => who === undefined && texts.length > 1 && texts[0]?.line === line) &&
  turns.every(({ texts }) => isName(texts[0]?.text))

/** Begins a turn at each name that stands alone above words, if names do so at most times. */
const splitAtNames = (turns: Turn[]): void => {
  const opened = turns.filter(
    ({ who, texts }) => who === undefined && texts.length > 1 && fullName.test(texts[0]?.text ?? ''),
  )
  if (opened.length < Math.max(2, turns.length / 2)) return
  const copies = turns.splice(0)
  for (const turn of copies) {
    let current: Turn = { ...turn, texts: [] }
    turns.push(current)
    for (const [i, part] of turn.texts.entries()) {
      if (fullName.test(part.text) && i + 1 < turn.texts.length) {
        if (current.texts.length > 0 || current.who !== undefined) {
          current = { ...turn, line: part.line, texts: [] }
          turns.push(current)
        }
        current.who = part.text.trim()
      } else current.texts.push(part)
    }
  }
}

/** How much speaks for offsets from the start of a recording, and against times of day: 2 or more is enough. */
const evidence = ({ turns, preamble }: Talk, fileName: string | undefined): number => {
  const first = turns[0]
  if (!first || turns.length < 2 || turns.some(({ from }, i) => from < (turns[i - 1]?.from ?? 0))) return 0
  const isLate = first.from >= 30 * 60_000
  const withHours = turns.filter(({ raw }) => /:.*:/.test(raw))
  return [
    preamble.some(({ text }) => transcriptWords.test(text)) && !isLate ? 2 : 0,
    /transcri|recording|meeting|otter|fireflies/i.test(fileName ?? '') && !isLate ? 1 : 0,
    turns.some(({ raw }) => !/:.*:/.test(raw) && Number.parseInt(raw, 10) >= 24) ? 2 : 0,
    first.from < 60_000 ? 1 : 0,
    /^0:\d\d$/.test(first.raw) ? 1 : 0,
    // `(00:05) Mira: …`: the parentheses of chats hold seconds, or half a day.
    turns.every(({ isInParentheses }) => isInParentheses) && first.from < 60_000 ? 1 : 0,
    withHours.length > 0 && /^0{1,2}:/.test(withHours[0]?.raw ?? '') && !isLate ? 1 : 0,
    turns.filter(({ who, texts }) => who !== undefined && texts.length > 0).length >= turns.length / 2 ? 1 : 0,
  ].reduce((sum, points) => sum + points, 0)
}

const detect = ({ text, json, options }: Input): number => {
  if (json !== undefined) return 0
  const lines = text.slice(0, 20_000).split('\n')
  if (
    lines.some((line) => /^\s*(?:[-*] |\|)|^#{1,6} .*timeline/i.test(line)) ||
    /\d ?[ap]\.?m\b/i.test(
      readTalk(lines)
        .turns.map(({ raw }) => raw)
        .join(),
    )
  )
    return 0
  const talk = readTalk(lines)
  const filled = lines.filter((line) => line.trim() !== '').length
  return talk.preamble.length <= 25 && talk.turns.length >= filled / 40 && evidence(talk, options.fileName) >= 2
    ? 0.9
    : 0
}

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const { turns, preamble } = readTalk(input.text.split('\n'))
  if (haveNamesBehindTimes(turns)) for (const turn of turns) turn.who = turn.texts.shift()?.text.trim() ?? ''
  yield
  splitAtNames(turns)
  const speakers = findSpeakers(turns.flatMap(({ texts }) => texts.map(({ text }) => text)))
  const cues: Cue[] = []
  for (const { line, raw, from, who, texts } of turns) {
    const said: Cue[] = []
    for (const [i, part] of texts.entries()) {
      const split = splitSpeaker(part.text.trim(), speakers)
      const last = said.at(-1)
      if (last && split.who === undefined) last.text += ` ${split.text}`
      else said.push({ line: i === 0 ? line : part.line, raw, from, ...(who === undefined ? {} : { who }), ...split })
    }
    if (said.length === 0) draft.warnings.push({ line, message: 'Nothing was said at this time.', skipped: raw })
    append(cues, said)
  }
  yield
  addCues(draft, cues, 'transcript', input, preamble)
  return draft
}

/** A transcript as text, with the time since its start beside each speaker: Teams, Meet, Otter, Fireflies, Zoom. */
export const transcript: Format = { id: 'transcript', title: 'Meeting transcript', detect, read }
