import type { Subject } from './agents'
import type { VerbGroup } from './groups'
import type { Word } from './word'

/** A verb with its subject and the stretch of words that belong to it. */
export type Clause = VerbGroup & {
  words: readonly Word[]
  subject: Subject
  /** The word that ties it to the sentence: "if", "because", "who" … */
  link: string
  /** Its subject was taken over from the clause before: "and didn't check". */
  shared: boolean
  /** First index after what belongs to the verb. */
  until: number
  /** "to forget", "of ignoring": not told as having happened by itself. */
  kind: 'finite' | 'infinitive' | 'gerund'
}

/** What a text has last spoken of, for "they" and for verbs without a subject. */
export type DiscourseState = { plural?: 'people' | 'things' }

/** A subject as it was found, with what ties its clause to the sentence. */
export type Found = { subject: Subject; link: string; shared: boolean }
