import { isJsonObject, parseJsonTime, textField } from '../json-fields'
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
  const names = ['time', 'timestamp', '@timestamp', 'ts', 'date', 'datetime', 'eventTime', 'created_at', 't']
  const time = names.map((name) => parseJsonTime(record[name])).find((timed) => timed !== undefined)
  const words = textField(record, 'msg', 'message', 'text', 'event', 'log', 'body', 'summary')
  const level = textField(record, 'level', 'severity')
  return time ? { time, text: words === '' ? line : level ? `${level} ${words}` : words, place: 'start' } : undefined
}
