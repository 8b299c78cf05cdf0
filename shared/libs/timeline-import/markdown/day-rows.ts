import type { DateExpression } from '../../time'
import { joinNonEmpty } from '../phrases'
import { splitAtBreaks } from './block-lines'
import type { Block } from './blocks'
import { readDateLine } from './date-lines'
import { createEntry, type RowContext, type RowGroup, toGroups, unwrap } from './row-context'
import { toSource } from './sections'

type DayText = { date: DateExpression; raw: string; line: number; texts: string[] }

/** The date that is the first line of a paragraph, and the rest of the paragraph. */
const readDay = (block: Block): DayText | undefined => {
  if (block.type !== 'paragraph') return undefined
  const [first, ...rest] = splitAtBreaks(block.source, block.line)
  const date = first && readDateLine(first.text)
  return date && { date, raw: first.text.trim(), line: first.line, texts: [rest.map(({ text }) => text).join('\n')] }
}

/**
 * Reads a timeline that only tells days: a date on a line of its own, `**April 17**`, and what happened in the paragraphs
 * and lists below it. One date alone is that of the section, and no row.
 */
export const fromDays = (blocks: Block[], context: RowContext): RowGroup[] => {
  if (context.kind !== 'chronology') return []
  const days: DayText[] = []
  for (const block of blocks) {
    const day = readDay(block)
    if (day) days.push(day)
    else days.at(-1)?.texts.push(toSource(block))
  }
  const entries = days.flatMap(({ date, raw, line, texts }) => {
    const text = joinNonEmpty('\n\n', texts.map(unwrap))
    const time = { raw: raw.replace(/[*_:]{1,3}/g, ''), date, approximate: false }
    return text === '' ? [] : [createEntry({ time, text, isDelimited: true }, text, line, context)]
  })
  return entries.length < 2 ? [] : toGroups('lines', entries, context, false)
}
