import type { Selection } from '../../meeting/comments'

/** A text with single spaces in place of any others, and where each of its characters stood. */
const collapse = (text: string): { words: string; at: number[] } => {
  const letters: string[] = []
  const at: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const isSpace = /\s/.test(text.charAt(index))
    if (isSpace && letters.at(-1) === ' ') continue
    letters.push(isSpace ? ' ' : text.charAt(index))
    at.push(index)
  }
  return { words: letters.join(''), at }
}

/**
 * Where words from a page stand in a text, which a page shows with other spaces and cuts with `…`; undefined if they
 * are not there any more.
 */
export const findWords = (text: string, quote: string): Selection | undefined => {
  const { words, at } = collapse(text)
  const wanted = collapse(quote.trim()).words
  for (const one of [wanted, wanted.replace(/…$/, '')]) {
    const found = one === '' ? -1 : words.indexOf(one)
    const [start, last] = [at[found], at[found + one.length - 1]]
    if (start !== undefined && last !== undefined) return { start, end: last + 1 }
  }
  return undefined
}
