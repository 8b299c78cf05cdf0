import type * as Y from 'yjs'
import { countItems, documentBytes, updateLimits } from '../crdt/update-guard'
import { numberText } from '../meeting/format'
import type { ChosenImport, ChosenRow } from './types'

/** Items of Yjs that every row takes: itself, its texts, and what is known of every record. */
const ITEMS_PER_ROW = 11
/** Bytes that a row takes besides its words: mostly the names of its fields. */
const BYTES_PER_ROW = 520
/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_PER_UNIT = 3

const listRows = (rows: readonly ChosenRow[]): ChosenRow[] => rows.flatMap((row) => [row, ...(row.merged ?? [])])

/** Only what is known of a row is stored, one item for each field. */
const itemsOf = ({ event, from, who, importKey, isStarred }: ChosenRow): number => {
  const isPlain = event.kind === 'other'
  const fields = [event.at, event.end, event.approximate, event.rawTime, !isPlain, from, who, importKey, isStarred]
  return ITEMS_PER_ROW + fields.filter(Boolean).length + Object.keys(event.details ?? {}).length
}

const bytesOf = ({ event, from, who }: ChosenRow): number => {
  const units = event.text.length + event.rawTime.length + from.length + who.length
  // Most words are ASCII, so the exact length is only worth counting where it matters.
  return BYTES_PER_ROW + (units > 10_000 ? units * BYTES_PER_UNIT : Math.round(units * 1.2))
}

/** Why a document has no room for what was chosen; undefined if it has. A host would refuse what does not fit. */
export const describeLackOfRoom = (doc: Y.Doc, { rows }: ChosenImport): string | undefined => {
  const all = listRows(rows)
  const items = updateLimits.MAX_DOCUMENT_ITEMS - countItems(doc)
  const bytes = updateLimits.MAX_DOCUMENT_BYTES - documentBytes(doc)
  const neededItems = all.reduce((sum, row) => sum + itemsOf(row), 0)
  const neededBytes = all.reduce((sum, row) => sum + bytesOf(row), 0)
  const share = Math.min(items / neededItems, bytes / neededBytes)
  if (share >= 1) return undefined
  const room = Math.floor((share * all.length) / 100) * 100
  const count = (value: number): string => numberText(Math.max(0, value))
  return `These ${count(all.length)} rows are too many: this postmortem has room for some ${count(room)} more. Leave some out, or split them over several postmortems.`
}
