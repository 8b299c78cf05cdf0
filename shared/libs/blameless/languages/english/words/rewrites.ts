import { wordList } from './word-list'

/** Particles and prepositions that stay with their verb in the passive. */
export const phrasalParticles = wordList('at back down for into off on out to up')

/** Words that refer back to the person a rewrite leaves out. */
export const refersBack = wordList('her herself himself his its my own their themselves your')

/** Plurals that have no s. */
export const unmarkedPlurals = wordList('data people these those')

/** Objects that can't become the subject of a passive. */
export const vagueObjects = wordList('anybody anyone everyone it')

/** Object pronouns, and how they stand as a subject. */
export const subjectForms: ReadonlyMap<string, string> = new Map(
  Object.entries({ her: 'she', him: 'he', me: 'I', them: 'they', us: 'we' }),
)

/** Objects that make an idiom with their verb: "pay attention" is not said in the passive. */
export const idiomObjects = wordList(`
  attention care corners damn effort fuss heed lead notice ownership part responsibility thought time trouble
`)
