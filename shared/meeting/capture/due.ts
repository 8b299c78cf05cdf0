import { applyDateOrder, formatDay, readDate, resolveDay } from '../../libs/time'
import { addBusinessDaysTo, getWeekday, type IsoDate, toDayNumber } from '../business-days'
import { DAY_MS } from '../clock'
import { dateText, dayText, weekdayText } from '../format'

const addMonths = (day: number, months: number): number => {
  const date = new Date(day * DAY_MS)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return Math.floor(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)) / DAY_MS,
  )
}

const span =
  /^(?:\+\s*|in\s+)?(\d{1,3}|a|an|one|two|three|four)\s*(bd|business days?|working days?|d|days?|w|weeks?|m|months?)$/
const counts: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 }

/** Whether a text is a duration without the `+` or `in` that would make it a date: `30 days`. */
export const isBareLength = (text: string): boolean => /^[^+i]/i.test(text) && span.test(text.toLowerCase())

const afterSpan = (text: string, today: number): number | undefined => {
  const found = span.exec(text)
  if (!found) return undefined
  const count = counts[found[1] ?? ''] ?? Number(found[1])
  const unit = found[2] ?? ''
  if (/^b|^wo/.test(unit)) return addBusinessDaysTo(today, count)
  if (unit.startsWith('w')) return today + 7 * count
  return unit.startsWith('m') ? addMonths(today, count) : today + count
}

const named = (text: string, today: number): number | undefined => {
  const untilFriday = (5 - getWeekday(today) + 7) % 7
  switch (text) {
    case 'today':
      return today
    case 'tomorrow':
      return today + 1
    case 'end of week':
    case 'eow':
    case 'this week':
      return today + untilFriday
    case 'next week':
      return today + 7
    case 'next month':
      return addMonths(today, 1)
    case 'end of month':
    case 'eom': {
      const date = new Date(today * DAY_MS)
      return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / DAY_MS)
    }
    default:
      return undefined
  }
}

const written = (text: string, today: number): number | undefined => {
  const source = text.replace(/^(?:by|on|next|until)\s+/, '')
  const read = readDate(source, 0)
  if (!read || read.end !== source.length) return undefined
  const date = applyDateOrder(read.value, 'DMY')
  const day = resolveDay(date, today)
  if (day === undefined) return undefined
  if (date.weekday !== undefined && date.month === undefined) return day === today ? day + 7 : day
  // Due dates are in the future: a day without a year is the next such day.
  return date.year === undefined && date.month !== undefined && day < today ? addMonths(day, 12) : day
}

/**
 * A due date as people say it: `+2w`, `in 10 days`, `fri`, `5 business days`, `1 Mar`, `2026-03-01`. Undefined if it is
 * none.
 */
export const readDue = (text: string, today: IsoDate): IsoDate | '' | undefined => {
  const source = text.trim().toLowerCase()
  if (source === '') return ''
  const now = toDayNumber(today)
  const day = afterSpan(source, now) ?? named(source, now) ?? written(source, now)
  return day === undefined ? undefined : formatDay(day)
}

/** `Tue 14 Mar`; with the year where it is not this one. Reads back as the same date. */
export const dueText = (due: IsoDate | '', today: IsoDate): string => {
  const at = toDayNumber(due) * DAY_MS
  if (due === '' || Number.isNaN(at)) return ''
  const isThisYear = due.slice(0, 4) === today.slice(0, 4)
  if (!isThisYear || due < today) return dateText(at)
  return `${weekdayText(at)} ${dayText(at, at)}`
}
