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
  if (!/^(?:<\d{1,3}>)?[\w.@-]{1,60}=/.test(line)) return undefined
  const pairs: { key: string; value: string; written: string }[] = []
  let cursor = /^<\d{1,3}>/.exec(line)?.[0].length ?? 0
  pair.lastIndex = cursor
  for (let match = pair.exec(line); match; match = pair.exec(line)) {
    pairs.push({ key: match[1] ?? '', value: unquote(match[2] ?? ''), written: match[0].trim() })
    cursor = pair.lastIndex
  }
  const stamp = pairs.find(({ key }) => timeKeys.has(key))
  // `date=2024-03-01 time=14:05:00`
  const clock = stamp?.key === 'date' ? pairs.find(({ key }) => key === 'time')?.value : undefined
  const written = stamp && [stamp.value, clock].filter((part) => part !== undefined).join(' ')
  const time = written === undefined ? undefined : readTime(written)
  if (
    !time ||
    written === undefined ||
    time.end < written.length ||
    (!time.value.clock && time.value.epoch === undefined)
  )
    return undefined
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
