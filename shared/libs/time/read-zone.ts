import { isDigit, matchAt, type Token } from './token'
import { zonePhrase } from './zone-words'
import { parseZone, UTC, type Zone, zoneFromAbbreviation } from './zones'

const abbreviation = /([A-Za-z]{1,5})(?![\w'’])/y
/** `UTC+2`, `GMT -03:00`; `05:30 UTC - 06:00 UTC` is a range. */
const utcOffset =
  /(?:UTC|GMT)(?:\s?[+\-−–]\d{1,2}(?::?\d{2})?|[+\-−–]\s\d{1,2}(?::?\d{2})?|\s[+\-−–]\s\d{1,2}(?!:))(?!\d|:\d)(?!\s?(?:UTC|GMT|Z|[ap]\.?m)\b)/iy
const plusUtc = /\+\s?(UTC|GMT)(?![\w+-])/y
const isoOffset = /[+\-−]\d{2}:?\d{2}(?![\w:])|[+-]\d{2}(?![\w:])/y
const ianaId = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/y
/** Both halves of the year: `PST/PDT`. */
const seasons = /([A-Z]{3,4})\s?\/\s?([A-Z]{3,4})(?![\w/])/y
const longName = /(?:[A-Z]\.? )?((?:[A-Z][A-Za-z]+ ){1,4})[Tt]ime\b/y
/** Abbreviations that are read in lowercase too; others would be words of a sentence (`est`, `art`). */
const lowercaseAbbreviations = new Set(['utc', 'gmt', 'pst', 'pdt', 'cet', 'cest', 'edt', 'bst', 'pt', 'z'])

const phrase = new RegExp(zonePhrase, 'iy')

/** A zone by its name in words (`heure de Paris`, `北京时间`) that starts at `from`. */
export const readZonePhrase = (text: string, from: number): Token<Zone> | undefined => {
  const match = isDigit(text, from) ? null : matchAt(phrase, text, from)
  if (!match) return undefined
  const [words, city] = match
  const zone = parseZone(city ?? words)
  if (zone || !city) return zone && { value: zone, end: from + words.length }
  const firstWord = /^[a-z]+/i.exec(city)?.[0] ?? ''
  const ofFirstWord = parseZone(firstWord)
  return ofFirstWord && { value: ofFirstWord, end: from + words.length - city.length + firstWord.length }
}

/** The name of a zone that programs write behind its offset: `+0000 UTC`. */
const nameBehindOffset = /\s([A-Z]{3,5})(?![\w+-])/y

const lengthOfSameZone = (text: string, from: number, zone: Zone): number => {
  const match = matchAt(nameBehindOffset, text, from)
  const named = match ? zoneFromAbbreviation(match[1] ?? '') : undefined
  return match && named?.kind === 'offset' && zone.kind === 'offset' && named.minutes === zone.minutes
    ? match[0].length
    : 0
}

const readUnbracketedZone = (text: string, from: number, isAttached: boolean): Token<Zone> | undefined => {
  const named = readZonePhrase(text, from)
  if (named) return named
  for (const pattern of [utcOffset, ianaId, longName]) {
    const match = matchAt(pattern, text, from)
    const zone = match ? parseZone(match[0]) : undefined
    if (match && zone) return { value: zone, end: from + match[0].length }
  }
  const [pair, first, second] = matchAt(seasons, text, from) ?? []
  const region = pair === undefined ? undefined : zoneFromAbbreviation(`${first}/${second}`)
  if (pair !== undefined && region) return { value: region, end: from + pair.length }
  const plus = matchAt(plusUtc, text, from)
  if (plus) return { value: UTC, end: from + plus[0].length }
  const offset = matchAt(isoOffset, text, from)
  if (offset && (isAttached || offset[0].length > 3)) {
    const zone = parseZone(offset[0])
    if (zone)
      return { value: zone, end: from + offset[0].length + lengthOfSameZone(text, from + offset[0].length, zone) }
  }
  const word = matchAt(abbreviation, text, from)?.[1]
  if (word === undefined) return undefined
  const end = from + word.length
  if (word.length < 2 && !(isAttached && /z/i.test(word))) return undefined
  const zone = zoneFromAbbreviation(word, lowercaseAbbreviations.has(word))
  if (!zone || (word === 'UK' && !/^ time/.test(text.slice(end)))) return undefined
  const time = /^ time\b/i.exec(text.slice(end, end + 6))
  return { value: zone, end: end + (time ? time[0].length : 0) }
}

/** A zone that starts at `from`, plain or in brackets; `isAttached` means that it follows the clock without a space, which allows `Z` and `+02`. */
export const readZone = (text: string, from: number, isAttached = false): Token<Zone> | undefined => {
  const bracket = text[from]
  if (bracket !== '(' && bracket !== '[') return readUnbracketedZone(text, from, isAttached)
  const inner = readUnbracketedZone(text, from + 1, true)
  const close = bracket === '(' ? ')' : ']'
  return inner && text[inner.end] === close ? { value: inner.value, end: inner.end + 1 } : undefined
}
