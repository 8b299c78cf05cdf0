import { readTime } from '../../time'
import { joinNonEmpty } from '../phrases'
import type { TimedWords } from './timed-words'

const pair = /([\w.@-]{1,60})=("(?:[^"\\]|\\.)*"|[^\s"]*)(?:\s+|$)/y
const timeKeys = new Set(['time', 'ts', 't', 'timestamp', '@timestamp', 'date', 'datetime', 'at'])
const levelKeys = new Set(['level', 'lvl', 'severity'])
const textKeys = new Set(['msg', 'message', 'event'])

const unquote = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(["\\])/g, '$1') : value

/** Reads `time="2024-03-01T14:05:00Z" level=error msg="pool is empty" db=main`: the level and the words come first. */
export const readLogfmt = (line: string): TimedWords | undefined => {
  if (!/^[\w.@-]{1,60}=/.test(line)) return undefined
  const pairs: { key: string; value: string; written: string }[] = []
  let cursor = 0
  pair.lastIndex = 0
  for (let match = pair.exec(line); match; match = pair.exec(line)) {
    pairs.push({ key: match[1] ?? '', value: unquote(match[2] ?? ''), written: match[0].trim() })
    cursor = pair.lastIndex
  }
  const stamp = pairs.find(({ key }) => timeKeys.has(key))
  const time = stamp && readTime(stamp.value)
  if (!time || time.end < stamp.value.length || (!time.value.clock && time.value.epoch === undefined)) return undefined
  const firstOf = (keys: Set<string>): string => pairs.find(({ key }) => keys.has(key))?.value ?? ''
  const words = firstOf(textKeys)
  const others = pairs.filter(
    ({ key }) => !timeKeys.has(key) && (words === '' || !(levelKeys.has(key) || textKeys.has(key))),
  )
  const text = [
    ...(words === '' ? [] : [firstOf(levelKeys), words]),
    ...others.map(({ written }) => written),
    line.slice(cursor).trim(),
  ]
  return { time: time.value, text: joinNonEmpty(' ', text), place: 'start' }
}
