import { readTime, type TimedLine } from '../times'

const clockSomewhere = /\d{1,2}:\d{2}|\d{1,2} ?[ap]m\b/gi

/** `the alert fires (14:05 UTC)`, `the alert fires at 14:05`: for a place that is a timeline for other reasons. */
export const timeAtTheEnd = (source: string): TimedLine | undefined => {
  const plain = source.replace(/\*\*|__|`/g, '')
  clockSomewhere.lastIndex = 0
  const found = clockSomewhere.exec(plain)
  if (!found) return undefined
  const opening = plain.lastIndexOf('(', found.index)
  const from = Math.max(0, opening, plain.lastIndexOf(' at ', found.index) + 1, plain.lastIndexOf('@', found.index))
  const start = plain[from] === '(' || plain[from] === '@' ? from + 1 : from
  const read = found.index - start < 40 ? readTime(plain, start) : undefined
  if (!read?.value.clock || !/^[\s).,;\]]*$/.test(plain.slice(read.end))) return undefined
  return { time: read.value, text: source.trim(), isDelimited: opening >= 0 && opening === from }
}
