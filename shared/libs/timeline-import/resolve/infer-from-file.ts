import { guessLanguage } from '../../languages'
import { applyDateOrder, type DateExpression, type DateOrder, type Day, isFullDate, resolveDay } from '../../time'
import { languageOfTitles } from '../column-titles'
import { commonZone, type StatedZone } from '../mentioned-zone'
import type { Draft } from '../types'
import { UNKNOWN_YEAR } from './defaults'

const usZone = /^(?:P[SD]?T|E[SD]?T|M[SD]T|C[SD]T|PACIFIC|EASTERN|CENTRAL|MOUNTAIN)$/

/** Whether dates like `24/03/14` begin with the year: only their first number is the same for all, or the year of the file. */
const beginsWithYear = (draft: Draft): boolean => {
  const dates = draft.entries.flatMap(({ time, day }) => [
    time.date?.numbers ?? [],
    time.end?.date?.numbers ?? [],
    day?.numbers ?? [],
  ])
  const written = dates.filter((numbers) => numbers.length === 3)
  const [first] = written
  if (!first) return false
  const isSame = (index: number): boolean => written.every((numbers) => numbers[index] === first[index])
  if (isSame(0) !== isSame(2)) return isSame(0)
  const known = [...draft.dates, ...(draft.dueDates ?? [])].find((date) => isFullDate(date) && !date.numbers)?.year
  return known !== undefined && isSame(0) && first[0] === known % 100 && first[2] !== known % 100
}

/** Whether its words are of a language that writes the day first. */
const isInDayFirstLanguage = ({ entries, title, columns, sections }: Draft): boolean => {
  const words = [
    title,
    sections.summary,
    sections.impact,
    sections.rootCause,
    ...sections.actions.map(({ text }) => text),
    ...entries.slice(0, 100).flatMap(({ time, text }) => [time.raw, text]),
  ]
  const titles = columns?.map(({ name }) => name) ?? []
  const language =
    guessLanguage(
      words
        .filter((text) => text)
        .join('\n')
        .slice(0, 8000),
    ) ?? languageOfTitles(titles)
  return language !== undefined && !language.dates.isMonthFirst
}

/** Reading the days of a record in the wrong order spreads them over months: that reading lasts at least this many times as long. */
const MIN_SPAN_RATIO = 4

/** The order in which the days of the rows lie much closer together, and to the date of the file; undefined if neither is. */
const orderOfNearDays = ({ entries, dates: ofFile }: Draft): DateOrder | undefined => {
  const certain = ofFile.filter((date) => isFullDate(date) && !date.numbers).slice(0, 1)
  const year = certain[0]?.year
  const ofRows = entries.flatMap(({ time, day }) => time.date ?? day ?? [])
  // A row without a year is in that of the file's own date.
  const dates = [
    ...certain,
    ...ofRows.map((date) => (year === undefined ? date : { year, ...date })).filter(isFullDate),
  ]
  const spanOf = (order: DateOrder): number => {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const date of dates) {
      const day = resolveDay(applyDateOrder(date, order), undefined)
      if (day === undefined) continue
      first = Math.min(first, day)
      last = Math.max(last, day)
    }
    return last - first
  }
  const [monthFirst, dayFirst] = [spanOf('MDY'), spanOf('DMY')]
  if (monthFirst < dayFirst && monthFirst * MIN_SPAN_RATIO <= dayFirst) return 'MDY'
  return dayFirst < monthFirst && dayFirst * MIN_SPAN_RATIO <= monthFirst ? 'DMY' : undefined
}

/** Which number of `03/04` is the month: proven by other dates of the file, or suggested by its days, its zones and its clocks. */
export const inferDateOrder = (draft: Draft): { order: DateOrder; isCertain: boolean; isUsed: boolean } => {
  if (beginsWithYear(draft)) return { order: 'YMD', isCertain: true, isUsed: false }
  let isUsed = false
  let usHints = 0
  let proven: DateOrder | undefined
  for (const { time, day } of draft.entries) {
    for (const date of [time.date, time.end?.date, day]) {
      if (date?.isAmbiguous) isUsed = true
      proven ??= date?.provenOrder
    }
    if ((time.clock?.meridiem && /[ap]\.?m\b/i.test(time.raw)) || (time.zone && usZone.test(time.zone.name)))
      usHints += 1
  }
  proven ??= [...draft.dates, ...(draft.dueDates ?? [])].find((date) => date.provenOrder)?.provenOrder
  if (proven) return { order: proven, isCertain: true, isUsed }
  const near = isUsed ? orderOfNearDays(draft) : undefined
  if (near) return { order: near, isCertain: near === 'MDY' && usHints > 0, isUsed }
  const isDayFirst =
    usHints === 0 &&
    (draft.zone
      ? !usZone.test(draft.zone.zone.name)
      : draft.usualOrder === 'DMY' || (isUsed && isInDayFirstLanguage(draft)))
  return {
    order: isDayFirst ? 'DMY' : 'MDY',
    isCertain: usHints > 0,
    isUsed,
  }
}

/** The zone of most rows that have one; if none has, that of times elsewhere in the file. */
export const inferZone = ({ entries, mentionedZone }: Draft): StatedZone | undefined => {
  const stated = entries.flatMap(({ time: { zone }, line }) => (zone ? [{ zone, line }] : []))
  return stated.length > 0 ? commonZone(stated) : mentionedZone
}

/** The first date with a day and a month in a year: the given one, or the one that stands for an unknown year. */
const firstDayIn = (dates: (DateExpression | undefined)[], year: number, order: DateOrder): Day | undefined => {
  const date = dates.find((date) => date?.month !== undefined && date.day !== undefined)
  return date && resolveDay(applyDateOrder({ ...date, year }, order), undefined)
}

/** The most reliable day that the file states for itself; a date without a year takes it from one that has it, or from `year`. */
export const inferDay = (draft: Draft, order: DateOrder, year: number = UNKNOWN_YEAR): Day | undefined => {
  const own = [...draft.dates, ...draft.entries.flatMap(({ time, day }) => [time.date, day])]
  const dates = [...own, ...(draft.dueDates ?? [])]
  const fullDate = dates.find((date) => date && isFullDate(date))
  const near = fullDate ? resolveDay(applyDateOrder(fullDate, order), undefined) : firstDayIn(dates, year, order)
  for (const date of draft.dates) {
    const day = resolveDay(applyDateOrder(date, order), near)
    if (day !== undefined) return day
  }
  return own.some((date) => date !== undefined) ? near : undefined
}
