import { anyOf, fold, isUnspaced, languages, WORD_END, WORD_START } from '../languages'
import { matchAt, parseZone, readZone, readZonePhrase, type Zone, zonePhrase } from '../time'

/** Words that may occur between `times` and the zone. */
const fillerWords = new Set(languages.flatMap(({ zones }) => fold(zones.fillers).split(' ')))

/** The same in scripts that do not separate words. */
const unspacedFillers = new RegExp(
  [...fillerWords]
    .filter((word) => isUnspaced(word[0]))
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'y',
)

const regionName =
  /(?:US[ /])?(?:Pacific|Eastern|Mountain|Central(?: European)?|Indian?|Japan|Coordinated Universal)(?: (?:Standard|Daylight|Summer))?(?: [Tt]ime)?\b/y
const city = /[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:local )?[Tt]ime\b|\s*[.)\],:;—–]|\s*$)/y

const readZoneName = (text: string, cursor: number): Zone | undefined => {
  const region = matchAt(regionName, text, cursor)
  const zone = region ? parseZone(region[0]) : undefined
  if (zone) return zone
  const read = readZone(text, cursor)
  if (read) return read.value
  const cityName = matchAt(city, text, cursor)
  return cityName ? parseZone(cityName[0]) : undefined
}

const wordPattern = /[A-Za-z0-9/_'’-]+/y

/** `local to Berlin` states a zone, `time for UTC` does not. */
const leadsToZone = (previousWords: string[]): boolean => {
  const last = previousWords.at(-1)
  return (
    last !== 'for' &&
    (last !== 'to' || ['local', 'refer', 'relative', 'according'].includes(previousWords.at(-2) ?? ''))
  )
}

/** Finds a zone that follows after at most 14 filler words. */
const lookAheadForZone = (text: string, from: number): Zone | undefined => {
  let cursor = from
  let previousWords: string[] = []
  for (let wordCount = 0; wordCount < 14 && cursor < text.length; ) {
    const char = text[cursor] ?? ''
    if (/[.;!?\n]/.test(char) && wordCount > 0 && !/[A-Z(]/.test(text[cursor + 1] ?? '')) return undefined
    const zone = readZoneName(text, cursor)
    if (zone && !/[A-Za-z0-9]/.test(text[cursor - 1] ?? '')) return leadsToZone(previousWords) ? zone : undefined
    const match = matchAt(wordPattern, text, cursor)
    if (!match) {
      const filler = matchAt(unspacedFillers, text, cursor)
      if (!filler && /[\p{L}。]/u.test(char)) return undefined
      cursor += filler?.[0].length ?? 1
      continue
    }
    const afterSlash = match[0].lastIndexOf('/') + 1
    if (afterSlash > 0) return readZoneName(text, cursor + afterSlash)
    if (!fillerWords.has(match[0].toLowerCase())) return undefined
    wordCount += 1
    previousWords = [...previousWords.slice(-1), match[0].toLowerCase()]
    cursor += match[0].length
  }
  return undefined
}

const timeNoun = new RegExp(`${WORD_START}${anyOf(({ zones }) => zones.nouns)}${WORD_END}`, 'gi')
const zoneBeforeTimeNoun = new RegExp(
  `\\b([A-Z]{2,5}(?:[+-]\\d{1,2})?)(?:[ -](?:times?|timestamps?|time ?zone)|[ -]?(?![\\w ])${anyOf(({ zones }) => zones.nounsAfter)})${WORD_END}`,
  'g',
)
const phraseStart = new RegExp(zonePhrase, 'gi')

/** The zone that a sentence states for times in general: `All times in UTC`, `Timezone: CET`, `(times are PST)`. */
export const detectZone = (text: string): Zone | undefined => {
  const plain = fold(text).replace(/[*`_]/g, '')
  timeNoun.lastIndex = 0
  for (let match = timeNoun.exec(plain); match; match = timeNoun.exec(plain)) {
    const zone = lookAheadForZone(plain, match.index + match[0].length)
    if (zone) return zone
  }
  zoneBeforeTimeNoun.lastIndex = 0
  for (let match = zoneBeforeTimeNoun.exec(plain); match; match = zoneBeforeTimeNoun.exec(plain)) {
    const zone = parseZone(match[1] ?? '')
    if (zone) return zone
  }
  phraseStart.lastIndex = 0
  for (let match = phraseStart.exec(plain); match; match = phraseStart.exec(plain)) {
    const zone = readZonePhrase(plain, match.index)
    if (zone) return zone.value
  }
  return undefined
}

/** The zone in the title of a column or section: `Time (UTC)`, `Timeline – all times CET`, `UTC`. */
export const detectZoneInTitle = (title: string): Zone | undefined => {
  const plain = fold(title.slice(0, 400)).replace(/[*`_]/g, '').slice(0, 200)
  const inSentence = detectZone(plain)
  if (inSentence) return inSentence
  for (let cursor = 0; cursor < plain.length; cursor++) {
    if (cursor > 0 && !/[\s([,/:–—-]/.test(plain[cursor - 1] ?? '')) continue
    const zone = readZoneName(plain, cursor)
    if (zone && /^(?:[A-Z]{2,5}\b|[(+-]|US|Pacific|Eastern|Central|Mountain|[A-Z][a-z]+\/)/.test(plain.slice(cursor)))
      return zone
  }
  return undefined
}
