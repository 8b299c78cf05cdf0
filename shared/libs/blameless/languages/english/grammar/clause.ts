import type { Subject } from './agents'
import type { VerbGroup } from './groups'
import type { Word } from './word'

/** A verb group with its subject and the words that belong to it. */
export type Clause = VerbGroup & {
  words: readonly Word[]
  subject: Subject
  /** The word that links it to the sentence: "if", "because", "who" … */
  link: string
  /** The subject is inherited from the clause before: "and didn't check". */
  shared: boolean
  /** Index after the last word that belongs to the verb. */
  until: number
  /** "to forget", "of ignoring": does not by itself say that it happened. */
  kind: 'finite' | 'infinitive' | 'gerund'
}

/** What the text was last about: resolves "they". */
export type DiscourseState = { plural?: 'people' | 'things' }

/** A subject as it was found, with the word that links its clause to the sentence. */
export type SubjectReading = { subject: Subject; link: string; shared: boolean }
