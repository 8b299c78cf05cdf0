import { wordList } from './word-list'

/** Abbreviations whose full stop ends a sentence only before a capital; more than one letter, without the last stop. */
export const abbreviations = wordList('approx ca dr e.g etc i.e inc mr mrs ms no st vs')

/** Titles, whose full stop never ends a sentence. */
export const titles = wordList('dr mr mrs ms prof')
