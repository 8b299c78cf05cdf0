import { applyDateOrder, type Clock, type DateExpression, type Day, resolveDay, type Zone } from '../times'
import type { Entry } from '../types'
import { clockMs, comparable, dayMs, type Ground, hourMs, type Placed } from './ground'

/** The clock going back by more than this is another day. */
const overnight = 6 * hourMs
/** By less than that, but more than this, it is another day unless the rows after it come back: then it was a look back. */
const doubtful = 2 * hourMs

/** The state of a run of rows: on which day the clock stands, and where it stood last. */
export type Standing = {
  day: Day | undefined
  first: Day | undefined
  last: number | undefined
  anchor: DateExpression | undefined
  meridiem?: 'am' | 'pm'
}

/** A clock that may be of 12 hours, where the rows before it told am or pm: the reading that follows them. */
const twelveHours = (clock: Clock, standing: Standing, day: Day, zone: Zone | undefined): Clock => {
  if (!clock.maybe12Hour || clock.meridiem || standing.meridiem === undefined || standing.last === undefined)
    return clock
  const early = { ...clock, hour: clock.hour % 12 }
  const late = { ...clock, hour: (clock.hour % 12) + 12 }
  const gap = (reading: Clock): number => {
    const distance = comparable(day, reading, zone) - (standing.last ?? 0)
    return distance < -hourMs ? distance + dayMs : Math.abs(distance)
  }
  return gap(early) <= gap(late) ? early : late
}

/** One of the next rows is again where the clock stood before this one. */
export const comesBack = (run: Entry[], index: number): boolean => {
  const before = run[index - 1]?.time.clock
  if (!before) return false
  return run.slice(index + 1, index + 6).some(({ time }) => {
    const ahead = time.clock && !time.date ? clockMs(time.clock) - clockMs(before) : -1
    return ahead >= 0 && ahead < overnight
  })
}

/** Puts one row on its day, going over midnight where the clock went round. */
export const place = (entry: Entry, standing: Standing, ground: Ground, back: boolean, returns: boolean): Placed => {
  const { time } = entry
  const zone = time.zone ?? entry.zone ?? ground.zone
  if (entry.day && entry.day !== standing.anchor) {
    standing.anchor = entry.day
    const day = resolveDay(applyDateOrder(entry.day, ground.order), standing.day ?? ground.day)
    standing.day = day ?? standing.day
    standing.first = standing.day
    standing.last = undefined
  }
  const told = time.date ? resolveDay(applyDateOrder(time.date, ground.order), standing.day ?? ground.day) : undefined
  if (!time.date && !time.clock) return {}
  if (time.date && told === undefined) return time.clock ? { clock: time.clock } : {}
  let day = told ?? standing.day ?? ground.day
  if (!time.clock) {
    if (told !== undefined) {
      standing.day = told
      standing.last = undefined
    }
    return { day }
  }
  let clock = time.clock
  if (day === undefined) {
    // Without any date the run still counts days from zero, so that it stays in order.
    day = standing.day ?? 0
  }
  clock = twelveHours(clock, standing, day, zone)
  if (clock.meridiem) standing.meridiem = clock.meridiem
  if (told === undefined) {
    let at = comparable(day, clock, zone)
    if (standing.last !== undefined) {
      const direction = back ? -1 : 1
      const drop = (standing.last - at) * direction
      if (drop > overnight || (drop > doubtful && !returns)) day += direction
      else if (
        (at - standing.last) * direction > 3 * overnight &&
        standing.first !== undefined &&
        day !== standing.first
      )
        day -= direction
      at = comparable(day, clock, zone)
    }
    if (time.dayOffset) day = (standing.first ?? day) + time.dayOffset
  } else if (time.dayOffset) day += time.dayOffset
  standing.day = day
  standing.first ??= day
  standing.last = comparable(day, clock, zone)
  return { day, clock }
}

/** Rows mostly run from the latest to the earliest. */
export const isReversed = (entries: Entry[], ground: Ground): boolean => {
  let down = 0
  let up = 0
  let before: { at: number; dated: boolean } | undefined
  for (const { time, day, zone } of entries) {
    if (time.epoch === undefined && !time.clock) continue
    const date = time.date ?? day
    const known = date ? resolveDay(applyDateOrder(date, ground.order), ground.day) : undefined
    const at = time.epoch ?? (time.clock ? comparable(known ?? 0, time.clock, time.zone ?? zone) : 0)
    const dated = time.epoch !== undefined || known !== undefined
    if (before && before.dated === dated) {
      // Clocks that jump by most of a day went over midnight: that speaks for the other direction.
      const turn = !dated && Math.abs(at - before.at) >= 3 * overnight
      if (at !== before.at && at < before.at !== turn) down += 1
      if (at !== before.at && at > before.at !== turn) up += 1
    }
    before = { at, dated }
  }
  return down > up && down > 1
}

/** Hours without am or pm of a run that goes from 12 to 1: a 12-hour clock that goes on, not a new day. */
export const unrolled = (run: Entry[], ground: Ground): Entry[] => {
  const clocks = run.map(({ time }) => time.clock)
  const twelve =
    clocks.every((clock) => !clock || (clock.maybe12Hour && !clock.meridiem)) &&
    clocks.filter((clock) => clock).length >= 3
  if (!twelve) return run
  let turns = 0
  let before: number | undefined
  let said = false
  return run.map((entry) => {
    const { clock, date } = entry.time
    if (!clock || date) {
      turns = date ? 0 : turns
      before = clock ? clockMs(clock) : before
      return entry
    }
    const at = clockMs(clock)
    if (before !== undefined && before - at > 3 * hourMs && turns === 0) turns = 1
    before = at
    if (turns === 0 || clock.hour === 12) return entry
    if (!said) ground.warn(entry.line, 'Read as a 12-hour clock without am or pm: from here on in the afternoon.')
    said = true
    return { ...entry, time: { ...entry.time, clock: { ...clock, hour: clock.hour + 12 } } }
  })
}

/** True for a date that means one day here. */
export const isKnown = (date: DateExpression, ground: Ground): boolean => resolveDay(date, ground.day) !== undefined

/** Days count from zero where no date is known; no file tells of 1970 to 1989. */
export const standingDated = (standing: Standing): boolean => standing.day !== undefined && standing.day > 7300
