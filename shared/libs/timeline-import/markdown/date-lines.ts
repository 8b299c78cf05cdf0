import { documentWords, either, fold } from '../../languages'
import { type DateExpression, readTimedLine } from '../../time'
import { dateDivider } from '../chat/day-dividers'
import { detectZone } from '../detect-zone'

/** `**Date: 2024-03-01**` without its label and markup. */
export const withoutDateLabel = (source: string): string => {
  const plain = source.replace(/[*_`]/g, '')
  const label = /^\s*([^\s:\d][^:\n\d]{0,19}?)\s*:\s*/.exec(fold(plain))
  return label && dateTitle.test(label[1] ?? '') ? plain.slice(label[0].length) : plain
}

const dateTitle = new RegExp(either(documentWords.map(({ columns }) => columns.date)), 'i')

/** The date on a line of its own, also with the zone of the times below it: `1 March 2024 (times in UTC)`. */
export const readDateLine = (source: string): DateExpression | undefined => {
  const line = withoutDateLabel(source).replace(/:\s*$/, '')
  const divider = dateDivider(line)
  if (divider || line.length > 80) return divider
  const read = readTimedLine(line)
  const { date, clock } = read?.time ?? {}
  if (!read || date?.month === undefined || clock) return undefined
  // `Night of 2024-03-01`
  const isAlone = read.time.isInline === true && read.text === ''
  return isAlone || detectZone(read.text) ? date : undefined
}
