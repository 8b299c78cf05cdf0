import { mapFields } from '../json/roles'
import { listFields, toRow } from '../json/rows'
import { isJsonObject } from '../json-fields'
import type { TimedWords } from './timed-words'

/** Reads a line that is a JSON object, among others that are not. */
export const readJsonLine = (line: string): TimedWords | undefined => {
  if (!line.startsWith('{')) return undefined
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
  if (!isJsonObject(record)) return undefined
  const { roles } = mapFields([record])
  const { time, text } = toRow(record, roles)
  return time ? { time, text: text || listFields(record, roles), place: 'start' } : undefined
}
