import { type DateExpression, findDates, isFullDate, parseZone, resolveDay, type Zone } from '../../time'
import { ImportError, type ImportOptions } from '../types'
import { parseStart, type Start } from './start'

/** What the caller says about times, parsed. */
export type Overrides = { zone?: Zone; date?: DateExpression; year?: number; start?: Start }

const isoDate = /^(\d{4})-(\d\d)-(\d\d)$/

/** The first full date of a text. Dates as the app writes them come by the thousand, one for each row. */
const parseDate = (text: string): DateExpression | undefined => {
  const [, year, month, day] = (isoDate.exec(text) ?? []).map(Number)
  const iso = year && month && day ? { year, month, day } : undefined
  return iso && resolveDay(iso, undefined) !== undefined ? iso : findDates(text).find(isFullDate)
}

/** Parses the zone, the date, the year and the start of options; throws `ImportError` for a value that means nothing. */
export const parseOverrides = (options: Pick<ImportOptions, 'zone' | 'date' | 'year' | 'start'>): Overrides => {
  const zone = options.zone === undefined ? undefined : parseZone(options.zone)
  if (options.zone !== undefined && !zone)
    throw new ImportError('bad-option', `"${options.zone}" is not a known time zone.`)
  const date = options.date === undefined ? undefined : parseDate(options.date)
  if (options.date !== undefined && !date)
    throw new ImportError('bad-option', `"${options.date}" is not a date. Write it like 2024-03-01.`)
  const { year } = options
  if (year !== undefined && !(Number.isInteger(year) && year >= 1990 && year < 2200))
    throw new ImportError('bad-option', `"${year}" is not a year. Write it like 2024.`)
  const start = options.start === undefined ? undefined : parseStart(options.start)
  return {
    ...(start ? { start } : {}),
    ...(zone ? { zone } : {}),
    ...(date ? { date } : {}),
    ...(year === undefined ? {} : { year }),
  }
}
