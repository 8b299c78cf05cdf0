import type { Tag } from '../words/closed'

export type { Tag }

/** How a verb is inflected; `ed` may be the past or the participle. */
export type Form = 'base' | 's' | 'past' | 'participle' | 'ed' | 'ing'

/** A tagged word in its sentence. */
export type Word = {
  /** Corrected spelling in lower case; contractions are two words. */
  word: string
  tag: Tag
  /** A verb's base form, a noun's singular; otherwise the word. */
  base: string
  form?: Form
  start: number
  end: number
  /** Written with a capital. */
  capital: boolean
  /** Found in the lexicon, so that it is not an unknown proper name. */
  known: boolean
}

/** A sentence: its words, and whether it is a question. */
export type Sentence = { words: Word[]; asks: boolean }

/** Stands for the words beyond either end of a sentence, so that looking there needs no checks. */
const noWord: Word = { word: '', tag: 'punctuation', base: '', start: 0, end: 0, capital: false, known: true }

/** The word at an index, or `noWord`. */
export const at = (words: readonly Word[], index: number): Word => words[index] ?? noWord
