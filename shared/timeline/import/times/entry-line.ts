import { readZone } from './clocks'
import { type Reach, readTime, type TimeExpression } from './expression'

/** A line that begins with a time. */
export type TimedLine = {
  time: TimeExpression
  /** What follows the time, its mark-up kept. */
  text: string
  /** The time is set off from the text: by a bracket, a dash, a colon, bold type, or the end of the line. */
  setOff: boolean
}

const reachOfTime = 160
const tag = /<\/?(?:b|strong|code|em|i|u|time|span|small)>/iy
const edge = /[\s*`:,;()[\]|.–—-]/

/** The start of a line without emphasis, and for each character where it stands in the line. */
const withoutMarks = (source: string): { plain: string; places: number[] } => {
  let plain = ''
  const places: number[] = []
  const length = Math.min(source.length, reachOfTime)
  for (let i = 0; i < length; i++) {
    const char = source[i] ?? ''
    if (char === '*' || char === '`') continue
    if (char === '_' && (edge.test(source[i - 1] ?? ' ') || edge.test(source[i + 1] ?? ' ') || source[i + 1] === '_'))
      continue
    if (char === '\\' && /[[\]()~_*.:\-|<>#`]/.test(source[i + 1] ?? '')) continue
    if (char === '<') {
      tag.lastIndex = i
      const found = tag.exec(source)
      if (found) {
        i += found[0].length - 1
        continue
      }
    }
    plain += char
    places.push(i)
  }
  return { plain, places }
}

const opening = /^[\s•·◦▪●‣>]*(?:[-–—+]\s+)?(\p{Extended_Pictographic}\uFE0F?\s*|:[a-z_+-]{2,30}:\s*)?([[(<]\s*)?/u
const closing = /\s*(?:[\])>](\([^)\s]{1,400}\))?)/y
const separator = /\s*(?:(?:[-‐-―−:：|,;→»>]|=>|\.(?=\s))\s*){0,6}/y

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const closingTag = /<\/(?:b|strong|code|em|i|u|span|small)>/i

/** Puts back the mark that opened before the time and closes after it. */
const rebalance = (before: string, told: string): string => {
  const rest =
    /<(?:b|strong|code|em|i|u|span|small)>/i.test(before) && !closingTag.test(before)
      ? told.replace(closingTag, '')
      : told
  for (const mark of ['**', '__', '`', '*']) {
    if (!before.includes(mark)) continue
    const count = (text: string): number => text.split(mark).length - 1
    if (count(before) % 2 === 1 && count(rest) % 2 === 1) {
      return rest.startsWith(mark) ? rest.slice(mark.length) : mark + rest
    }
  }
  return rest
}

const leftovers = /^(?:[\s:–—|,-]|\*\*(?=\s|$)|__(?=\s|$)|`(?=\s|$))+/

/** Reads a line that begins with a time, mark-up around the time included; undefined when it begins otherwise. */
export const readTimedLine = (source: string, reach: Reach = {}): TimedLine | undefined => {
  const { plain, places } = withoutMarks(source)
  const opened = opening.exec(plain)
  const from = opened?.[0].length ?? 0
  const read = readTime(plain, from, reach)
  if (!read) return undefined
  let at = read.end
  let link = ''
  let setOff = false
  if (opened?.[2]) {
    const closed = matchAt(closing, plain, at)
    if (!closed) return undefined
    at += closed[0].length
    setOff = true
    if (closed[1]) link = source.slice((places[at - closed[1].length] ?? 0) + 1, places[at - 1])
  }
  const time = read.value
  const gap = /^\s?(?=[A-Z([])/.exec(plain.slice(at, at + 2))
  const zone = !time.zone && time.clock && gap ? readZone(plain, at + gap[0].length) : undefined
  if (zone) {
    time.zone = zone.value
    time.raw = plain.slice(from, zone.end).trim()
    at = zone.end
  }
  const gapped = matchAt(separator, plain, at)?.[0] ?? ''
  if (/[^\s.]|\s{2}|\t/.test(gapped) || at >= plain.length) setOff = true
  const next = at + gapped.length
  const cut = next < places.length ? (places[next] ?? source.length) : Math.min(source.length, reachOfTime)
  const timeCut = places[at - 1] ?? 0
  if (/\*\*|__|`/.test(source.slice(timeCut, cut)) || /^\s*(?:\*\*|`)/.test(source)) setOff = true
  const emoji = opened?.[1] ? opened[1] : ''
  const rest = rebalance(source.slice(0, cut), source.slice(cut)).replace(leftovers, '')
  return { time, text: `${emoji}${rest}${link ? ` (${link})` : ''}`.trim(), setOff }
}
