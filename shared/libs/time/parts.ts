import { either, isUnspaced, languages, WORD_END, WORD_GAP } from '../languages'
import { type Clock, readClock } from './clocks'
import { type DateExpression, readDate } from './dates'
import { readZone, readZonePhrase } from './read-zone'
import { isDigit, matchAt, type Token } from './token'
import type { Zone } from './zones'

/** `column` allows the forms that are clear in a column of times only (`1405`, `14.05`). */
export type ReadOptions = { column?: boolean }

/** What precedes an approximate time. */
const approximately = new RegExp(
  `(?:[~≈∼]\\s?|${either(languages.map(({ times }) => times.approximately))}${WORD_END}\\.?:?\\s*~?\\s?|[<>]\\s?(?=\\d))`,
  'iy',
)
/** What follows one. */
const approximateSuffix = new RegExp(
  `\\s?(?:${either(languages.map(({ times }) => times.approximatelyAfter))}|\\((?:${either(languages.map(({ times }) => times.approximatelyAfter))}|${either(languages.map(({ times }) => times.approximately))}|~|\\?)\\.?\\)|~(?!\\s?\\d)|\\?(?!\\?)|\\+(?=\\s|$|\\*|:)|±\\s?\\d+\\s?m?(?:in)?)`,
  'iy',
)
const preposition = new RegExp(`${either(languages.map(({ times }) => times.prepositions))}${WORD_GAP}`, 'iy')

/** Signs and words before clocks with a dot; `from 3.10` and `after 1.24` are more often versions. */
const announcing = /^(?:[~≈∼]|(?:at|um|c|ca|circa|about|around|approx\w*|gegen)\b)/i

/** The words before a time, up to `end`. */
type Lead = { end: number; approximate: boolean; hasPreposition: boolean; isWord: boolean; isAnnounced: boolean }

/** Reads what may stand before a time (`At about`, `poco después de las`); nothing too. */
export const readLead = (text: string, from: number): Lead => {
  const lead: Lead = { end: from, approximate: false, hasPreposition: false, isWord: false, isAnnounced: false }
  for (let count = 0; count < 4 && !isDigit(text, lead.end); count++) {
    const opened = matchAt(preposition, text, lead.end)
    const qualifier = opened ? null : matchAt(approximately, text, lead.end)
    if (opened) lead.hasPreposition = true
    else if (qualifier) {
      lead.approximate = true
      if (/[a-z]/i.test(qualifier[0])) lead.isWord = true
    } else break
    if (announcing.test((opened ?? qualifier)?.[0] ?? '')) lead.isAnnounced = true
    lead.end += (opened ?? qualifier)?.[0].length ?? 0
  }
  return lead
}

const partJoint = new RegExp(
  [
    // `February 15, 2024: at 7:56am`, `2024-02-15: ~14:05`
    `\\s?:\\s+(?:${preposition.source})?(?=[~≈]?\\s?\\d{1,2}(?::\\d{2}|\\s?[ap]\\.?m|[.h]\\d{2}\\b))`,
    `\\s+[-–—]\\s+(?:${preposition.source})?`,
    '\\s*,\\s*|\\s*@\\s*|T(?=\\d)|\\s{1,8}|\\s*[|/]\\s*',
    ':(?=\\d{2}:\\d{2}:\\d{2})|\\s*(?<=\\d)-(?=\\d)',
  ].join('|'),
  'iy',
)
/** `2024-03-01 evening`, with nothing but a sign after it. */
const partsOfDay = new RegExp(
  `,?\\s?${either(languages.map(({ dates }) => dates.partOfDay))}(?=\\*{0,2}\\s*(?:$|[|:,;)–—-]))`,
  'iy',
)
const dateJoint = new RegExp(`\\s+${either(languages.map(({ times }) => times.dateJoint))}\\s+`, 'iy')
const trailingYear = /\s(20\d{2})(?![\d:])/y

/** The parts of a time, each only if it is written. */
export type Parts = { date?: DateExpression; clock?: Clock; zone?: Zone; approximate: boolean }

/** Reads date, clock and zone from `from` on, in any order and with any of the usual separators between them. */
export const readParts = (
  text: string,
  from: number,
  options: ReadOptions & { isAnnounced?: boolean },
): Token<Parts> | undefined => {
  const parts: Parts = { approximate: false }
  let cursor = from
  let end = from
  for (let count = 0; count < 6; count++) {
    const read: Token<unknown> | undefined = readNext(text, cursor, parts, options, cursor === end && count > 0)
    if (!read) break
    end = read.end
    const partOfDay = parts.date?.month !== undefined && !parts.clock ? matchAt(partsOfDay, text, end) : null
    if (partOfDay) {
      parts.approximate = true
      end += partOfDay[0].length
    }
    const suffix = parts.clock ? matchAt(approximateSuffix, text, end) : null
    if (suffix && !/^\?\w/.test(text.slice(end, end + 3))) {
      parts.approximate = true
      end += suffix[0].length
    }
    if (parts.date && parts.clock && parts.zone) break
    if (
      /[A-Za-z0-9([+\-−]/.test(text[end] ?? '') &&
      !/^T\d/.test(text.slice(end, end + 2)) &&
      parts.clock &&
      !parts.zone
    ) {
      cursor = end
      continue
    }
    const joint = matchAt(dateJoint, text, end) ?? matchAt(partJoint, text, end)
    if (
      joint
        ? parts.clock && /[-–—]/.test(joint[0])
        : !isUnspaced(text[end]) && !isUnspaced(text[end - 1]) && text[end - 1] !== ')'
    )
      break
    cursor = end + (joint?.[0].length ?? 0)
    if (!parts.date || parts.clock) continue
    const lead = readLead(text, cursor)
    if (lead.approximate) parts.approximate = true
    cursor = lead.end
  }
  end = readTrailingYear(text, end, parts)
  return parts.date || parts.clock ? { value: parts, end } : undefined
}

/** Adds the year that follows the clock (`Fri Jun 14 23:00:00 2024 +0200`), and the zone after that; returns the new end. */
const readTrailingYear = (text: string, end: number, parts: Parts): number => {
  if (!parts.clock || parts.date?.month === undefined || parts.date.year !== undefined) return end
  const year = matchAt(trailingYear, text, end)
  if (!year) return end
  parts.date = { ...parts.date, year: Number(year[1]) }
  const yearEnd = end + year[0].length
  const zone = parts.zone ? undefined : readZone(text, yearEnd + 1)
  if (!zone) return yearEnd
  parts.zone = zone.value
  return zone.end
}

/** Reads whichever of date, clock and zone comes next and is still missing, into `parts`. */
const readNext = (
  text: string,
  cursor: number,
  parts: Parts,
  options: ReadOptions & { isAnnounced?: boolean },
  isAttached: boolean,
): Token<unknown> | undefined => {
  if (!parts.date && !(parts.clock && /^[-–—]/.test(text.slice(cursor).trimStart()))) {
    const date = readDate(text, cursor, options)
    if (date && !(parts.clock && date.value.month === undefined && date.value.weekday !== undefined)) {
      parts.date = date.value
      return date
    }
  }
  if (!parts.clock && !parts.zone) {
    const zone = readZonePhrase(text, cursor)
    if (zone) {
      parts.zone = zone.value
      return zone
    }
  }
  if (!parts.clock) {
    const context = options.column ? 'column' : options.isAnnounced || parts.approximate ? 'announced' : 'anywhere'
    const clock = readClock(text, cursor, context)
    if (clock) {
      parts.clock = clock.value
      return clock
    }
  }
  if (!parts.zone && parts.clock) {
    const zone = readZone(text, cursor, isAttached)
    if (zone && !looksLikeRange(text, cursor, parts.clock)) {
      parts.zone = zone.value
      return zone
    }
  }
  return undefined
}

const rangeEnd = /[-−]\s?(\d{2}):(\d{2})(:\d{2})?(?!\d)/y
const writtenSeconds = /\d:\d{2}:\d{2}(?:[.,]\d{1,9})?$/

/** Whether a zone that people live in is that far west of Greenwich. */
const isWesternOffset = (hours: number, minutes: number): boolean =>
  (minutes === 0 && hours >= 3 && hours <= 12) || (minutes === 30 && (hours === 3 || hours === 9))

/**
 * `14:05-15:00` is a range, and so is `23:40-00:10`; `02:05:00-07:00`, with seconds on one side only, or an end before
 * the start, is an offset.
 */
const looksLikeRange = (text: string, cursor: number, clock: Clock): boolean => {
  const match = matchAt(rangeEnd, text, cursor)
  const before = text.slice(Math.max(0, cursor - 20), cursor)
  if (!match || writtenSeconds.test(before) !== (match[3] !== undefined) || /T\d{1,2}:\d{2}$/.test(before)) return false
  const hour = Number(match[1])
  const minute = Number(match[2])
  return hour * 60 + minute >= clock.hour * 60 + clock.minute || !isWesternOffset(hour, minute)
}
