import type { Mask } from './tokens'

/** In UTF-16 code units; a quotation mark that nothing closes within it opens nothing. */
const MAX_QUOTATION_LENGTH = 400

const closers: ReadonlyMap<string, string> = new Map(
  Object.entries({ '"': '"', '“': '”', '„': '“', '«': '»', '‘': '’', "'": "'", '`': '`' }),
)

const isWordish = (c: string): boolean => /[\p{L}\p{N}]/u.test(c)

const opens = (text: string, at: number): boolean => {
  const c = text.charAt(at)
  if (closers.get(c) === undefined) return false
  const before = text.charAt(at - 1)
  if (c === '`') return true
  return (at === 0 || !isWordish(before)) && text.charAt(at + 1).trim() !== ''
}

/** Where the quotation that opens at `at` closes, or -1. `searchedUpTo` remembers failed searches, which keeps the scan linear. */
const closingAt = (text: string, at: number, searchedUpTo: Map<string, number>): number => {
  const open = text.charAt(at)
  const close = closers.get(open) ?? ''
  const stop = Math.min(text.length, at + MAX_QUOTATION_LENGTH)
  for (let i = Math.max(at + 1, searchedUpTo.get(close) ?? 0); i < stop; i += 1) {
    const c = text.charAt(i)
    if (c === '\n' && text.charAt(i + 1) === '\n') return -1
    if (c !== close) continue
    if (open !== '`' && isWordish(text.charAt(i + 1))) continue
    return i
  }
  searchedUpTo.set(close, stop)
  return -1
}

/** How far around a quotation the line break is looked for, in UTF-16 code units. */
const LINE_END_REACH = 20

/** True if a quotation is all there is on its line: then it is what the line says, not something it mentions. */
const isWholeLine = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - LINE_END_REACH), start)
  const after = text.slice(end, end + LINE_END_REACH)
  const opening = before.slice(before.lastIndexOf('\n') + 1).replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s/, '')
  const closing = after.includes('\n') ? after.slice(0, after.indexOf('\n')) : after
  return ![...opening, ...closing].some(isWordish)
}

/** Quotations and inline code within sentences: quoted words are mentioned, not claimed. */
export const quotations = (text: string): Mask[] => {
  const found: Mask[] = []
  const searchedUpTo = new Map<string, number>()
  let at = 0
  while (at < text.length) {
    if (!opens(text, at)) {
      at += 1
      continue
    }
    const close = closingAt(text, at, searchedUpTo)
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
