/** A size of text with the average width of its letters and the height of its lines, px at normal text size. */
export type TextType = { size: number; letter: number; line: number }
export const textTypes = {
  small: { size: 13, letter: 6.7, line: 18 },
  normal: { size: 15, letter: 7.6, line: 21 },
} as const satisfies Record<string, TextType>

/** Letters that are twice as wide as Latin ones, including emoji. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}ー]/gu

/** How wide a text is, in Latin letters. */
export const countLetters = (word: string): number =>
  word.length + (word.match(wide)?.filter((one) => one.length === 1).length ?? 0)

/** Where a line may end: after a word, and within an address. */
const pieces = /\s*[^\s/?&-]*[/?&-]*/g

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A word that is longer than a line, in parts that fit; no letter is broken. */
function* breakWord(word: string, perLine: number): Generator<string> {
  let part = ''
  let length = 0
  for (const { segment } of graphemes.segment(word)) {
    const more = countLetters(segment)
    if (length > 0 && length + more > perLine) {
      yield part
      part = ''
      length = 0
    }
    part += segment
    length += more
  }
  yield part
}

/**
 * The lines of a text at a width, the first `most` of them; it wraps word by word, as in the browser. A text has at
 * least one line.
 */
export const wrapText = (text: string, width: number, letter: number, most = Number.POSITIVE_INFINITY): string[] => {
  const perLine = Math.max(4, Math.floor(width / letter))
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of text.trim().match(pieces) ?? []) {
    const word = piece.trimStart()
    const gap = piece === word || used === 0 ? 0 : 1
    const length = countLetters(word)
    if (length === 0) continue
    if (used === 0 || used + gap + length <= perLine) {
      line += `${gap ? ' ' : ''}${word}`
      used += gap + length
    } else {
      lines.push(line)
      line = word
      used = length
    }
    if (used > perLine) {
      for (const part of breakWord(line, perLine)) {
        if (lines.length >= most) break
        lines.push(part)
      }
      line = lines.pop() ?? ''
      used = countLetters(line)
    }
    if (lines.length >= most) return lines
  }
  return [...lines, line]
}
