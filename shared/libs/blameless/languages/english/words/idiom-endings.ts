import { wordList } from './word-list'

/** Last words of idioms that need something to follow. */
export const openEndings = wordList('about late slow wrong')

/** Last words of idioms that are particles. */
export const particleEndings = wordList('behind off on open out')

/** What may follow an idiom that must be last. */
export const timeLinks = wordList('after before during for in over overnight since to when')

/** Last words of idioms about slowness. */
export const slowEndings = wordList('ages forever late long slow slowly too')

/** Last words of idioms about mistakes. */
export const slipEndings = wordList('error errors mistake mistakes typo typos')

/** Last words of idioms about blame. */
export const blameEndings = wordList('blame cause culprit fault responsible')

/** First words of idioms about breaking something. */
export const breakingStarts = wordList('bring introduce knock take')

/** What somebody may be off: asleep off watch is no fault. */
export const offDuty = wordList('duty shift watch work')
