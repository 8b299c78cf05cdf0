import { fold } from '../../languages'
import { readTime, type TimedLine } from '../../time'

/** UTF-16 units at the end of a line in which its time has to begin. */
const MAX_TRAILING_LENGTH = 60

const clockPattern = /\d{1,2}:\d{2}|\d{1,2} ?[ap]m\b|\d{1,2} ?h ?\d{2}\b|\d{1,2}(?:[.]\d{2})? ?(?:uhr\b|[時时点])/gi

/** `Resolved 2020-02-12 12:07`: a time that ends a line without being part of its sentence; the text is what precedes it. */
export const readTimeAtEnd = (source: string): TimedLine | undefined => {
  const plain = source.replace(/\*\*|__|`/g, '').trim()
  // What ends a quoted line of output is not when the sentence happened.
  const quoted = /`([^`\n]{1,300})`[).,;\]]*$/.exec(source.trim())?.[1]
  const quotedFrom = quoted === undefined ? plain.length : plain.lastIndexOf(quoted)
  const from = Math.max(0, plain.length - MAX_TRAILING_LENGTH)
  for (const { index } of plain.slice(from).matchAll(/(?<=\s|\()\S/g)) {
    const read = readTime(plain, from + index)
    if (!read?.value.clock || !/^[\s).,;\]]*$/.test(plain.slice(read.end))) continue
    if (from + index > quotedFrom) return undefined
    const text = plain.slice(0, from + index).replace(/(?<![\s,:;([–—-])[\s,:;([–—-]+$/, '')
    return read.value.isInline || text === '' ? undefined : { time: read.value, text: text.trim(), isDelimited: true }
  }
  return undefined
}

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

/** `Detected: 14:05 UTC – the alert fires`: read in a timeline only. */
export const readTimeAfterLabel = (source: string): TimedLine | undefined => {
  const plain = source.replace(/\*\*|__|`/g, '')
  const label = /^(\p{L}[\p{L}\p{N}_ /'()-]{1,48}?)\s*(?::|\s[-–—]|\()\s*(?=[~\dA-Z(]|\p{Lo})/u.exec(fold(plain))
  if (!label) return undefined
  const read = readTime(plain, label[0].length)
  if (!read?.value.clock) return undefined
  const rest = plain.slice(read.end).replace(/^[\s)\]:;,.–—-]+/, '')
  return {
    time: read.value,
    text: [plain.slice(0, label[1]?.length), rest].filter((part) => part).join(': '),
    isDelimited: true,
  }
}
