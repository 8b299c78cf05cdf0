import { fold } from '../languages'
import { readFoldedTime, type TimeExpression } from './expression'
import type { ReadOptions } from './parts'
import { readZone } from './read-zone'
import { matchAt } from './token'

/** A line that begins with a time. */
export type TimedLine = {
  time: TimeExpression
  /** What follows the time, with its markup. */
  text: string
  /** Something separates the time from the text: a bracket, a dash, a colon, bold type, or the end of the line. */
  isDelimited: boolean
}

/** UTF-16 units of a line within which its time, with the markup around it, has to end. */
const MAX_TIME_LENGTH = 160
const tag = /<\/?(?:b|strong|code|em|i|u|time|span|small)>/iy
const wordBoundary = /[\s*`:,;()[\]|.–—-]/

/** What `stripMarkup` takes out. */
const markup = /[*`_\\<]/
const ownOffsets = Array.from({ length: MAX_TIME_LENGTH }, (_, i) => i)

/** The start of a line without emphasis, and the offset of each of its characters in the line. */
const stripMarkup = (source: string): { plain: string; sourceOffsets: readonly number[] } => {
  const head = source.slice(0, MAX_TIME_LENGTH)
  if (!markup.test(head)) return { plain: head, sourceOffsets: ownOffsets }
  let plain = ''
  const sourceOffsets: number[] = []
  for (let i = 0; i < head.length; i++) {
    const char = source[i] ?? ''
    if (char === '*' || char === '`') continue
    if (
      char === '_' &&
      (wordBoundary.test(source[i - 1] ?? ' ') || wordBoundary.test(source[i + 1] ?? ' ') || source[i + 1] === '_')
    )
      continue
    if (char === '\\' && /[[\]()~_*.:\-|<>#`]/.test(source[i + 1] ?? '')) continue
    if (char === '<') {
      const found = matchAt(tag, source, i)
      if (found) {
        i += found[0].length - 1
        continue
      }
    }
    plain += char
    sourceOffsets.push(i)
  }
  return { plain, sourceOffsets }
}

const prefixPattern =
  /^[\s•·◦▪●‣>]*(?:[-–—+]\s+)?(\p{Extended_Pictographic}\uFE0F?\s*|:[a-z_+-]{2,30}:\s*)?([[(<【]\s*)?(?:@(?=[\p{L}\d]))?/u
const suffixPattern = /\s*(?:[\])>】](\([^)\s]{1,400}\))?)/y
const delimiterPattern = /\s*(?:(?:[-‐-―−:：|,、;→»>]|[\u2500-\u257F]+|=>|\.(?=\s))\s*){0,6}/y

/** `09:58 local – …`, `09:58 (local time)`, but not `09:58 local users complain` */
const localTime = /\s?(?:\(local(?: time)?\)|local(?: time\b|(?=\s*(?:[-–—:|*`]|$))))/iy

const closingTag = /<\/(?:b|strong|code|em|i|u|span|small)>/i

/** Repairs emphasis that opened before the time and closes after it. */
const rebalance = (before: string, rest: string): string => {
  const balanced =
    /<(?:b|strong|code|em|i|u|span|small)>/i.test(before) && !closingTag.test(before)
      ? rest.replace(closingTag, '')
      : rest
  for (const marker of ['**', '__', '`', '*']) {
    if (!before.includes(marker)) continue
    const count = (text: string): number => text.split(marker).length - 1
    if (count(before) % 2 === 1 && count(balanced) % 2 === 1) {
      return balanced.startsWith(marker) ? balanced.slice(marker.length) : marker + balanced
    }
  }
  return balanced
}

const leadingResidue = /^(?:[\s:–—|,-]|\*\*(?=\s|$)|__(?=\s|$)|`(?=\s|$))+/

/** A time that a lost column glues to the next one: `2024-03-01 14:05:00 UTCIncident created`, `2:05 PMMira Holt`. */
const glued =
  /^[^\n]{0,40}?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?(?:Z|UTC|GMT|[PMCE][SD]T|CES?T|BST|IST|JST|[+-]\d{2}:?\d{2}))?(?=\p{Lu}\p{Ll})/u

/** A line in which two spaces stand where a column was lost. */
const unglue = (source: string): string => {
  const time = glued.exec(source.slice(0, MAX_TIME_LENGTH))?.[0]
  return time === undefined ? source : `${time}  ${source.slice(time.length)}`
}

/** A clock in brackets behind its date: `April 1 (04:18 – 08:52 UTC)` */
const bracketed =
  /^([\s*_>-]{0,8}(?:\p{L}{3,12}\.? \d{1,2}(?:,? \d{4})?|\d{4}-\d{2}-\d{2}|\d{1,2}\.? \p{L}{3,12}(?: \d{4})?)) \((\d{1,2}:\d{2}[^()\n]{0,40})\)/u

const unbracket = (source: string): string => source.replace(bracketed, '$1 $2')

/** Reads a line that begins with a time, with any markup around the time; undefined if it begins otherwise. */
export const readTimedLine = (line: string, options: ReadOptions = {}): TimedLine | undefined => {
  const source = unglue(unbracket(line))
  const { plain, sourceOffsets } = stripMarkup(source)
  const folded = fold(plain)
  const prefix = prefixPattern.exec(folded)
  const from = prefix?.[0].length ?? 0
  const read = readFoldedTime(folded, plain, from, options)
  if (!read) return undefined
  let cursor = read.end
  let link = ''
  let isDelimited = false
  if (prefix?.[2]) {
    const suffix = matchAt(suffixPattern, folded, cursor)
    if (!suffix) return undefined
    cursor += suffix[0].length
    isDelimited = true
    if (suffix[1]) link = source.slice((sourceOffsets[cursor - suffix[1].length] ?? 0) + 1, sourceOffsets[cursor - 1])
  }
  const time = read.value
  const spaceBeforeZone = /^\s?(?=[A-Z([])/.exec(folded.slice(cursor, cursor + 2))
  const zone =
    !time.zone && time.clock && spaceBeforeZone ? readZone(folded, cursor + spaceBeforeZone[0].length) : undefined
  if (zone) {
    time.zone = zone.value
    time.raw = plain.slice(from, zone.end).trim()
    cursor = zone.end
  }
  const local = time.clock && !time.zone ? matchAt(localTime, folded, cursor) : null
  if (local) {
    time.isLocal = true
    time.raw = plain.slice(from, cursor + local[0].length).trim()
    cursor += local[0].length
  }
  const delimiter = matchAt(delimiterPattern, folded, cursor)?.[0] ?? ''
  if (/[^\s.]|\s{2}|\t/.test(delimiter) || cursor >= plain.length) isDelimited = true
  const textStart = cursor + delimiter.length
  const textOffset =
    textStart < sourceOffsets.length
      ? (sourceOffsets[textStart] ?? source.length)
      : Math.min(source.length, MAX_TIME_LENGTH)
  const timeOffset = sourceOffsets[cursor - 1] ?? 0
  if (/\*\*|__|`/.test(source.slice(timeOffset, textOffset)) || /^\s*(?:\*\*|`)/.test(source)) isDelimited = true
  const emoji = prefix?.[1] ? prefix[1] : ''
  const balanced = rebalance(source.slice(0, textOffset), source.slice(textOffset)).replace(leadingResidue, '')
  return { time, text: `${emoji}${balanced}${link ? ` (${link})` : ''}`.trim(), isDelimited }
}
