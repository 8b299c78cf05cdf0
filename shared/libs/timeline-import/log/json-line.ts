import { mapFields } from '../json/roles'
import { listFields, toRow } from '../json/rows'
import { parseObject } from '../parse-json'
import type { TimedWords } from './timed-words'

/** Reads a line that is a JSON object, among others that are not. */
export const readJsonLine = (line: string): TimedWords | undefined => {
  if (!line.startsWith('{')) return undefined
  const record = parseObject(line)
  if (!record) return undefined
  const { roles } = mapFields([record])
  const { time, text } = toRow(record, roles)
  return time ? { time, text: text || listFields(record, roles), place: 'start' } : undefined
}
