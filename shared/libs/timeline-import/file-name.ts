import { type DateExpression, findDates, isFullDate } from '../time'

const fileDate = /(?:^|[^\d])((?:19|20)\d{2})[-_.]?([01]\d)[-_.]?([0-3]\d)(?:[^\d]|$)/

/** The dates in a file name (`2024-03-01-outage.md`), or else in those of its folders, the closest first. */
export const datesInFileName = (name: string | undefined): DateExpression[] => {
  const parts = (name ?? '').split(/[\\/]/).reverse()
  for (const part of parts) {
    const match = fileDate.exec(part)
    if (match) return [{ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }]
  }
  return findDates((name ?? '').replace(/_/g, ' ')).filter(isFullDate)
}
