import type { Masked } from './words'

/** Longest quotation in UTF-16 units; a lone quotation mark beyond it opens nothing. */
const longest = 400

const closers: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»', '‘': '’', "'": "'", '`': '`' }

const isWordish = (c: string): boolean => /[\p{L}\p{N}]/u.test(c)

const opens = (text: string, at: number): boolean => {
  const c = text.charAt(at)
  if (closers[c] === undefined) return false
  const before = text.charAt(at - 1)
  if (c === '`') return true
  return (at === 0 || !isWordish(before)) && text.charAt(at + 1).trim() !== ''
}

const closingAt = (text: string, at: number): number => {
  const open = text.charAt(at)
  const close = closers[open]
  const stop = Math.min(text.length, at + longest)
  for (let i = at + 1; i < stop; i += 1) {
    const c = text.charAt(i)
    if (c === '\n' && text.charAt(i + 1) === '\n') return -1
    if (c !== close) continue
    if (open !== '`' && isWordish(text.charAt(i + 1))) continue
    return i
  }
  return -1
}

const lineAround = (text: string, start: number, end: number): string => {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', end)
  return (
    text.slice(Math.max(from, start - 20), start) +
    text.slice(end, Math.min(newline < 0 ? text.length : newline, end + 20))
  )
}

/** True when a quotation is all there is on its line, so that it is what the line says and not something it mentions. */
const isWholeLine = (text: string, start: number, end: number): boolean =>
  !isWordish(lineAround(text, start, end).replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s/, ''))

/** Quotations and back-ticked code inside sentences: what is quoted is spoken about, not said. */
export const quotations = (text: string): Masked[] => {
  const found: Masked[] = []
  let at = 0
  while (at < text.length) {
    if (!opens(text, at)) {
      at += 1
      continue
    }
    const close = closingAt(text, at)
    if (close < 0) {
      at += 1
      continue
    }
    const end = close + 1
    if (text.charAt(at) === '`' || !isWholeLine(text, at, end)) found.push({ start: at, end, asNoun: true })
    at = end
  }
  return found
}
