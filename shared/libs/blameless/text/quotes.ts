import type { Masked } from './words'

/** Longest quotation in UTF-16 units; a lone quotation mark beyond it opens nothing. */
const longest = 400

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

/** Where the quotation that opens at `at` closes; `barren` tells up to where a closing mark was sought in vain before. */
const closingAt = (text: string, at: number, barren: Map<string, number>): number => {
  const open = text.charAt(at)
  const close = closers.get(open) ?? ''
  const stop = Math.min(text.length, at + longest)
  for (let i = Math.max(at + 1, barren.get(close) ?? 0); i < stop; i += 1) {
    const c = text.charAt(i)
    if (c === '\n' && text.charAt(i + 1) === '\n') return -1
    if (c !== close) continue
    if (open !== '`' && isWordish(text.charAt(i + 1))) continue
    return i
  }
  barren.set(close, stop)
  return -1
}

/** Farthest that is looked for the line's end around a quotation. */
const near = 20

/** True when a quotation is all there is on its line, so that it is what the line says and not something it mentions. */
const isWholeLine = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - near), start)
  const after = text.slice(end, end + near)
  const opening = before.slice(before.lastIndexOf('\n') + 1).replace(/^\s*(?:[-*+•]|\d{1,3}[.)])\s/, '')
  const closing = after.includes('\n') ? after.slice(0, after.indexOf('\n')) : after
  return ![...opening, ...closing].some(isWordish)
}

/** Quotations and back-ticked code inside sentences: what is quoted is spoken about, not said. */
export const quotations = (text: string): Masked[] => {
  const found: Masked[] = []
  const barren = new Map<string, number>()
  let at = 0
  while (at < text.length) {
    if (!opens(text, at)) {
      at += 1
      continue
    }
    const close = closingAt(text, at, barren)
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
