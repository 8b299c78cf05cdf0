import { clockMs, DAY_MS, isFullDate, parseElapsed, resolveDay, type Zone } from '../../time'
import { findFullTime } from '../find-time'
import { type Start, timeAfterStart } from '../resolve/start'
import type { Entry } from '../types'

const zeroSign = /(?<![\w+-])T(?:[+-]?0|\s?=\s?0)(?![\w:.])/i
const MAX_TEXT_LENGTH = 200_000
const MAX_LINE_LENGTH = 300

/** The time from which a text says that it counts: `Start of the incident (T0): 2024-03-01 14:05 UTC`. */
const findZero = (text: string): Start | undefined => {
  for (const line of text.slice(0, MAX_TEXT_LENGTH).split('\n')) {
    if (line.length > MAX_LINE_LENGTH || !zeroSign.test(line)) continue
    const { date, clock, zone } = findFullTime(line)?.time ?? {}
    const day = date && isFullDate(date) ? resolveDay(date, undefined) : undefined
    if (day !== undefined && clock) return { wall: day * DAY_MS + clockMs(clock), ...(zone ? { zone } : {}) }
  }
  return undefined
}

const isRelative = ({ time }: Entry): boolean =>
  !time.clock && !time.date && time.epoch === undefined && /^T/i.test(time.raw)

/** Rows that count from the start of the incident (`T+5m`) with their times, if the text tells that start. */
export const countFromZero = (entries: Entry[], text: string, zone: Zone | undefined): Entry[] => {
  const zero = entries.some(isRelative) ? findZero(text) : undefined
  if (!zero) return entries
  return entries.map((entry) => {
    const elapsed = isRelative(entry) ? parseElapsed(entry.time.raw.replace('−', '-')) : undefined
    return elapsed === undefined
      ? entry
      : { ...entry, time: timeAfterStart(zero, elapsed, entry.zone ?? zone, entry.time.raw) }
  })
}
