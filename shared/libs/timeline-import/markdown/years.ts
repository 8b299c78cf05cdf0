import { isFullDate } from '../../time'
import type { Draft, Entry, ImportWarning } from '../types'

/** The year that a text names, if it is one. */
export const onlyYear = (text: string): number | undefined => {
  const years = new Set(text.match(/(?<![\d.-])20[0-4]\d(?![\d:]|\.\d)/g))
  return years.size === 1 ? Number([...years][0]) : undefined
}

/** Years that are no years of an incident: those of addresses, products and rights. */
export const otherYears =
  /https?:\/\/\S{1,2000}|(?:©|\(c\)|copyright|licen[cs]e|server|office|studio|edition|CVE-?|RFC|release|version|since) ?20\d\d/gi

/** Says that dates without a year get the only one that the text names, if there are such dates. */
export const warnAboutYear = (year: number, entries: Entry[], dates: Draft['dates']): ImportWarning[] => {
  const ofRows = entries.flatMap(({ time, day }) => time.date ?? day ?? [])
  const isUsed = ofRows.some(({ month, year }) => month !== undefined && year === undefined)
  return isUsed && ![...dates, ...ofRows].some(isFullDate)
    ? [{ line: 0, message: `No year is given with the days; ${year} is used, the only one that the text names.` }]
    : []
}
