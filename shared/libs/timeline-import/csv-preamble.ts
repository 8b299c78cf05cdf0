import { findDates, parseZone, type Zone } from '../time'
import { append } from './append'
import { roleOfTitle } from './column-titles'
import type { DelimitedRow, DelimitedTable } from './csv-tables'
import { detectZone, detectZoneInTitle } from './detect-zone'
import type { GridContext } from './grid'
import { isActionTable } from './markdown/actions'
import { kindOfTitle } from './markdown/headings'
import type { Draft, ImportedSections } from './types'

const filledCells = ({ cells }: DelimitedRow): string[] => cells.filter((cell) => cell !== '')

/** The kind of the section that the title alone above a table names. */
const kindOfTable = ({ preamble }: DelimitedTable): ReturnType<typeof kindOfTitle> => {
  const title = preamble.findLast((row) => filledCells(row).length === 1)
  return title && kindOfTitle(filledCells(title).join(''))
}

/** Whether a table says that it has actions: a day in one is when they are due, and no event. */
export const isTitledActions = (table: DelimitedTable): boolean =>
  kindOfTable(table) === 'followUps' && isActionTable(table.header)

/** The zone that a row above a table tells: in a sentence, or beside a title (`Zone;UTC`). */
const zoneOfRow = (cells: string[], words: string): Zone | undefined =>
  detectZone(words) ??
  (roleOfTitle(cells[0] ?? '') === 'zone' ? parseZone(cells[1] ?? '') : undefined) ??
  (cells.length === 1 ? detectZoneInTitle(words) : undefined)

/** Takes the words of a section that has none yet. */
const takeWords = (sections: ImportedSections, title: string, text: string): boolean => {
  const kind = kindOfTitle(title)
  if (kind === 'summary' && sections.summary === undefined) sections.summary = text
  else if (kind === 'effects' && sections.impact === undefined) sections.impact = text
  else if (kind === 'rootCause' && sections.rootCause === undefined) sections.rootCause = text
  else return false
  return true
}

/** Takes a row that tells a section in words (`Impact;Nobody could pay`), or names the section of the table below it. */
const takeSection = ([title = '', text, ...more]: string[], { sections }: Draft): boolean => {
  if (text === undefined) return ['chronology', 'followUps'].includes(kindOfTitle(title) ?? '')
  return more.length === 0 && /\s/.test(text) && takeWords(sections, title, text)
}

/** Reads what stands above the titles of a table: its zone and its day, and sections in words. */
export const readPreamble = (
  { preamble }: DelimitedTable,
  isFirst: boolean,
  draft: Draft,
): Pick<GridContext, 'zone' | 'day'> => {
  const found: Pick<GridContext, 'zone' | 'day'> = {}
  for (const row of preamble) {
    const cells = filledCells(row)
    const words = cells.join(' ')
    const zone = zoneOfRow(cells, words)
    const dates = findDates(words)
    const isTitle = !isFirst && cells.length === 1
    if (zone) found.zone = zone
    if (zone && isFirst) draft.zone = { zone, line: row.line }
    if (isFirst) append(draft.dates, dates)
    else if (dates[0]) found.day = dates[0]
    if (takeSection(cells, draft) || /^sep=/.test(words) || zone || dates.length > 0 || isTitle) continue
    draft.warnings.push({
      line: row.line,
      message: `This is above the column titles and was not imported: ${words.slice(0, 80)}`,
      skipped: words,
    })
  }
  return found
}
