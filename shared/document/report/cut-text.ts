import { countLetters } from '../../stages/text-lines'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

const isAddress = (word: string): boolean => /^\S{0,3}(?:https?:\/\/|www\.|mailto:)/i.test(word)

/**
 * A text on one line, of at most `most` letters; wide ones count twice. It is cut after a word and says so by `…`; an
 * address is kept whole or left out, so that no link leads elsewhere.
 */
export const cutText = (text: string, most: number): string => {
  const words = text.split(/[\s\p{Cc}]+/u).filter(Boolean)
  const line = words.join(' ')
  if (countLetters(line) <= most) return line
  const start = cutWords(words, most - 2)
  if (/[\p{L}\p{N}]/u.test(start)) return `${start} …`
  // It starts with a long address.
  const rest = words.filter((word) => !isAddress(word))
  const after = cutWords(rest, most - 4)
  if (!after) return '…'
  return `… ${after}${after === rest.join(' ') ? '' : ' …'}`
}

/** The first words, as many as fit. */
const cutWords = (words: readonly string[], most: number): string => {
  const kept: string[] = []
  let left = most
  for (const word of words) {
    const length = countLetters(word) + (kept.length > 0 ? 1 : 0)
    if (length > left) {
      // In a script without spaces, a word is a whole sentence.
      if (!isAddress(word) && left > most / 2) kept.push(cutWord(word, left - 1))
      break
    }
    kept.push(word)
    left -= length
  }
  return kept.join(' ').replace(/(?<![\s,;:–-])[\s,;:–-]+$/, '')
}

const cutWord = (word: string, most: number): string => {
  let kept = ''
  let left = most
  for (const { segment } of graphemes.segment(word)) {
    left -= countLetters(segment)
    if (left < 0) break
    kept += segment
  }
  return kept
}

/** The first of a list, each cut, and how many there are besides. */
export const cutList = (list: readonly string[], count: number, most: number): { shown: string[]; more: string } => {
  const filled = list.filter((one) => one.trim())
  const rest = filled.length - count
  return { shown: filled.slice(0, count).map((one) => cutText(one, most)), more: rest > 0 ? `and ${rest} more` : '' }
}
