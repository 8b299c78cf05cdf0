import { type DateExpression, isFullDate } from '../../time'
import { mapInSteps } from '../run-steps'
import type { Entry } from '../types'
import type { Defaults } from './defaults'

/** Rows of a run that have to agree before another year is a mistake. */
const MIN_AGREEING_ROWS = 3

/** A row in the middle is out of place already if those around it agree. */
const MIN_AGREEING_AROUND = 2

/** The year that nearly all dated rows have. */
const commonYear = (dates: readonly DateExpression[]): number | undefined => {
  const counts = new Map<number, number>()
  for (const { year } of dates) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [year, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  const isAround = count >= MIN_AGREEING_AROUND && dates[0]?.year === year && dates.at(-1)?.year === year
  return (count >= MIN_AGREEING_ROWS && count >= dates.length * 0.7) || (isAround && count >= dates.length * 0.6)
    ? year
    : undefined
}

/** Programs write seconds, and years that are right: a log may hold what happened years apart. */
const hasSeconds = ({ time }: Entry): boolean => /\d:\d\d:\d\d/.test(time.raw)

/** Gives rows whose year is mistyped that of the rows around them, with a warning: `2204`, or `2042` among rows of 2024. */
export function* correctYears(run: Entry[], { warn }: Pick<Defaults, 'warn'>): Generator<undefined, Entry[]> {
  const dates: DateExpression[] = []
  yield* mapInSteps(run, ({ time: { date } }) => {
    if (date && isFullDate(date)) dates.push(date)
  })
  const common = commonYear(dates)
  const isFarOff = (entry: Entry, year: number | undefined): boolean =>
    common !== undefined && year !== undefined && Math.abs(year - common) > 1 && !hasSeconds(entry)
  const correct = (date: DateExpression, entry: Entry): DateExpression => {
    const year = date.impossibleYear ?? date.year
    const isMistyped = date.impossibleYear !== undefined || (isFullDate(date) && isFarOff(entry, year))
    if (!isMistyped) return date
    const { impossibleYear: _, ...rest } = date
    warn(entry.line, `The year ${year} cannot be right, so this row gets the year of the rows around it.`)
    return { ...rest, ...(common === undefined ? {} : { year: common }) }
  }
  const hasMistake = run.some(
    (entry) => entry.time.date?.impossibleYear !== undefined || isFarOff(entry, entry.time.date?.year),
  )
  if (!hasMistake) return run
  return yield* mapInSteps(run, (entry) =>
    entry.time.date ? { ...entry, time: { ...entry.time, date: correct(entry.time.date, entry) } } : entry,
  )
}
