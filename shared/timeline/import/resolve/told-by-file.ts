import { applyDateOrder, type DateOrder, type Day, isFullDate, resolveDay, type Zone } from '../times'
import type { Draft, Entry } from '../types'

const usZones = /^(?:P[SD]?T|E[SD]?T|M[SD]T|C[SD]T|PACIFIC|EASTERN|CENTRAL|MOUNTAIN)$/

/** Which of `03/04` is the day: as other dates of the file show, else as its zones and clocks suggest. */
export const orderOf = (draft: Draft): { order: DateOrder; sure: boolean; used: boolean } => {
  let used = false
  let us = 0
  let shown: DateOrder | undefined
  for (const { time, day } of draft.entries) {
    for (const date of [time.date, time.end?.date, day]) {
      if (date?.isAmbiguous) used = true
      shown ??= date?.provenOrder
    }
    if (time.clock?.meridiem || (time.zone && usZones.test(time.zone.name))) us += 1
  }
  shown ??= draft.dates.find((date) => date.provenOrder)?.provenOrder
  if (shown) return { order: shown, sure: true, used }
  return { order: us > 0 || !draft.zone || usZones.test(draft.zone.zone.name) ? 'MDY' : 'DMY', sure: us > 0, used }
}

/** The zone that some rows of the file tell, where all that tell one tell the same. */
export const zoneOfOthers = (entries: Entry[]): { zone: Zone; line: number } | undefined => {
  let told: { zone: Zone; line: number } | undefined
  for (const { time, line } of entries) {
    if (!time.zone) continue
    if (told && told.zone.name !== time.zone.name) return undefined
    told ??= { zone: time.zone, line }
  }
  return told
}

/** The best day the file tells of itself; dates without a year take it from those with one. */
export const anchorOf = (draft: Draft, order: DateOrder): Day | undefined => {
  const dates = [...draft.dates, ...draft.entries.flatMap(({ time, day }) => [time.date, day])]
  const whole = dates.find((date) => date && isFullDate(date))
  const near = whole ? resolveDay(applyDateOrder(whole, order), undefined) : undefined
  for (const date of draft.dates) {
    const day = resolveDay(applyDateOrder(date, order), near)
    if (day !== undefined) return day
  }
  return near
}
