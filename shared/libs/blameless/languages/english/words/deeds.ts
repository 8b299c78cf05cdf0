import { phraseList, wordList } from './word-list'

/** What people make and change that bears their name. */
export const workProducts = wordList(`
  change commit config deploy deployment edit fix merge migration patch pr query refactor release script upgrade
`)

/** Choices and attempts that bear a name. */
export const choiceNouns = wordList(`
  action attempt carelessness choice decision eagerness failure haste inaction inexperience insistence lack refusal
  reluctance
`)

/** Faults as a participle: "ignored by two engineers". */
export const faultyDeeds = wordList('break bypass ignore miss skip')

/** Verbs of making a mistake. */
export const makingVerbs = wordList('cause commit create introduce leave make')

/** What is done every day and singles somebody out once it went wrong. */
export const riskyVerbs = wordList(`
  allow approve choose decide delete deploy disable drop insist leave let merge push remove run sign turn
`)

/** Verbs of accusing and punishing. */
export const accusingVerbs = wordList(`
  accuse blame criticise criticize discipline fault fire rebuke reprimand sack scold slam
`)

/** Phrases that take the blame. */
export const confessionPhrases = phraseList(`
  mea culpa
  my bad
  my fault
  our bad
  our fault
  that's on me
  that's on us
`)

/** What "who …?" asks a culprit for. */
export const decidingVerbs = wordList('allow approve delete deploy let merge push sign write')
