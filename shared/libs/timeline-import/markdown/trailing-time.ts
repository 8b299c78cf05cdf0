import { fold } from '../../languages'
import { readTime, type TimedLine } from '../../time'

const clockPattern = /\d{1,2}:\d{2}|\d{1,2} ?[ap]m\b|\d{1,2} ?h ?\d{2}\b|\d{1,2}(?:[.]\d{2})? ?(?:uhr\b|[時时点])/gi

/** A time at the end: `the alert fires (14:05 UTC)`, `the alert fires at 14:05`. It does not indicate a timeline. */
export const readTrailingTime = (source: string): TimedLine | undefined => {
  const plain = fold(source).replace(/\*\*|__|`/g, '')
  clockPattern.lastIndex = 0
  const match = clockPattern.exec(plain)
  if (!match) return undefined
  const opening = plain.lastIndexOf('(', match.index)
  const from = Math.max(0, opening, plain.lastIndexOf(' at ', match.index) + 1, plain.lastIndexOf('@', match.index))
  const start = plain[from] === '(' || plain[from] === '@' ? from + 1 : from
  const read = match.index - start < 40 ? readTime(plain, start) : undefined
  if (!read?.value.clock || !/^[\s).,;\]]*$/.test(plain.slice(read.end))) return undefined
  return { time: read.value, text: source.trim(), isDelimited: opening >= 0 && opening === from }
}
