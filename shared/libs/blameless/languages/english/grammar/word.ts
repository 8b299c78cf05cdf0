import type { Tag } from '../words/closed'

export type { Tag }

/** How a verb is inflected; `ed` may be the past or the participle. */
export type Form = 'base' | 's' | 'past' | 'participle' | 'ed' | 'ing'

/** A word in its sentence, with what the tagger made of it. */
export type Word = {
  /** As it should be spelt, in lower case, contractions taken apart. */
  word: string
  tag: Tag
  /** A verb's base form, a noun's singular; otherwise the word. */
  base: string
  form?: Form
  start: number
  end: number
  /** Written with a capital. */
  capital: boolean
  /** In some list, so that it is not an unknown proper name. */
  known: boolean
}

/** A sentence: its words, and whether it asks. */
export type Sentence = { words: Word[]; asks: boolean }

/** A place outside every sentence, so that looking beyond an end needs no checks. */
export const nowhere: Word = { word: '', tag: 'punctuation', base: '', start: 0, end: 0, capital: false, known: true }

/** The word at an index, or `nowhere`. */
export const at = (words: readonly Word[], index: number): Word => words[index] ?? nowhere
