import type { Mask } from './text/tokens'

type Line = { start: number; end: number }

const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    lines.push({ start, end })
    start = end + 1
  }
  return lines
}

const fencePattern = /^ {0,3}(?:[-*+] |\d{1,3}[.)] )? {0,3}(`{3,}|~{3,})/

const isTableRule = (line: string): boolean => line.includes('-') && line.includes('|') && /^[\s|:-]+$/.test(line)

/** Only this much of a line is inspected for its kind: longer lines are paragraphs. */
const MAX_INSPECTED_LINE_LENGTH = 2_000

/** Whole lines that are not prose: fenced and indented code, quotes, tables' headers and rules, front matter, references. */
const lineMasks = (text: string, lines: readonly Line[]): Mask[] => {
  const masks: Mask[] = []
  let closing = ''
  let wasBlank = true
  let inFront = text.startsWith('---\n') || text.startsWith('---\r\n')
  lines.forEach((line, index) => {
    const body = text.slice(line.start, Math.min(line.end, line.start + MAX_INSPECTED_LINE_LENGTH)).replace(/\r$/, '')
    const masksOfLines = () => masks.push({ start: line.start, end: line.end, asNoun: false })
    const next = lines[index + 1]
    const opened = fencePattern.exec(body)?.[1]
    if (inFront) {
      masksOfLines()
      if (index > 0 && (body === '---' || body === '...')) inFront = false
    } else if (closing !== '') {
      masksOfLines()
      if (opened?.startsWith(closing)) closing = ''
    } else if (opened) {
      closing = opened
      masksOfLines()
    } else if (/^(?: {4}|\t)/.test(body) && wasBlank && !/^\s*(?:[-*+]|\d{1,3}[.)]) /.test(body)) masksOfLines()
    else if (/^ {0,3}>/.test(body) || /^ {0,3}\[[^\]]{1,200}\]:/.test(body)) masksOfLines()
    else if (isTableRule(body)) masksOfLines()
    else if (
      next &&
      body.includes('|') &&
      isTableRule(text.slice(next.start, Math.min(next.end, next.start + MAX_INSPECTED_LINE_LENGTH)))
    )
      masksOfLines()
    const masked = masks.at(-1)?.start === line.start
    wasBlank = body.trim() === '' || (masked && wasBlank)
  })
  return masks
}

/** The index of the bracket that closes the one at `open`; -1 if there is none within `reach`. */
const closingBracketAt = (text: string, open: number, closer: string, reach: number): number => {
  const stop = Math.min(text.length, open + reach)
  for (let i = open + 1; i < stop; i += 1) {
    const c = text.charAt(i)
    if (c === closer) return i
    if (c === '\n' && text.charAt(i + 1) === '\n') return -1
  }
  return -1
}

/** Where a code span that opens at `at` ends; -1 when nothing closes it. */
const codeSpanEnd = (text: string, at: number): number => {
  let ticks = 1
  while (text.charAt(at + ticks) === '`') ticks += 1
  const stop = Math.min(text.length, at + 400)
  for (let i = at + ticks; i < stop; i += 1) {
    if (text.charAt(i) !== '`') continue
    let run = 1
    while (text.charAt(i + run) === '`') run += 1
    if (run === ticks) return i + run
    i += run - 1
  }
  return -1
}

/** Parts of lines that are not prose: code spans, targets of links, images, HTML, comments, bare addresses, emphasis marks. */
const spanMask = (text: string, at: number): Mask | undefined => {
  const c = text.charAt(at)
  if (c === '`') {
    const end = codeSpanEnd(text, at)
    return end < 0 ? undefined : { start: at, end, asNoun: true }
  }
  if (c === '<') {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at)
      return { start: at, end: end < 0 ? text.length : end + 3, asNoun: false }
    }
    const next = text.charAt(at + 1)
    const end = /[a-zA-Z/]/.test(next) ? closingBracketAt(text, at, '>', 300) : -1
    return end < 0 ? undefined : { start: at, end: end + 1, asNoun: /^<https?:/.test(text.slice(at, at + 8)) }
  }
  if (c === ']' && text.charAt(at + 1) === '(') {
    const end = closingBracketAt(text, at + 1, ')', 400)
    return end < 0 ? undefined : { start: at, end: end + 1, asNoun: false }
  }
  if (c === '!' && text.charAt(at + 1) === '[') return { start: at, end: at + 2, asNoun: false }
  if (c === '[' && text.charAt(at - 1) !== '!') return { start: at, end: at + 1, asNoun: false }
  if (c === ']') return { start: at, end: at + 1, asNoun: false }
  if (c === '*' || (c === '_' && !(isWord(text, at - 1) && isWord(text, at + 1))))
    return { start: at, end: at + 1, asNoun: false }
  return undefined
}

const isWord = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at))

/** Everything in a Markdown text that is not prose, in order; offsets are those of the text. */
export const markdownMasks = (text: string): Mask[] => {
  const masksOfLines = lineMasks(text, linesOf(text))
  const spans: Mask[] = []
  let line = 0
  for (let at = 0; at < text.length; at += 1) {
    const mask = masksOfLines[line]
    if (mask && at >= mask.start) {
      at = Math.max(at, mask.end)
      line += 1
      continue
    }
    const span = spanMask(text, at)
    if (!span) continue
    spans.push(span)
    at = Math.max(at, span.end - 1)
  }
  return [...masksOfLines, ...spans]
}
