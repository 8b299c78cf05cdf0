import { type DateExpression, findDates, isFullDate } from '../time'

const fileDate = /(?:^|[^\d])((?:19|20)\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[^\d]|$)/

/** The dates in a file name (`2024-03-01-outage.md`). */
export const datesInFileName = (name: string | undefined): DateExpression[] => {
  const match = fileDate.exec((name ?? '').split(/[\\/]/).at(-1) ?? '')
  if (match) return [{ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }]
  return findDates((name ?? '').replace(/_/g, ' ')).filter(isFullDate)
}
