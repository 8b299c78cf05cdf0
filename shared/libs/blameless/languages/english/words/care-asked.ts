import { wordList } from './word-list'

/** Virtues of attention that only people have. */
export const virtuesOfCare = wordList(`
  attentiveness awareness care carefulness caution concentration conscientiousness diligence discipline mindfulness
  ownership vigilance
`)

/** Words that ask for more of it. */
export const raisedCare = wordList(`
  better constant culture enhanced extra full greater heightened higher improve improved increase increased more
  raise raised reinforce renewed sharper strengthen stricter utmost
`)

/** What labels a remedy in notes. */
export const remedyLabels = wordList(`
  action actions countermeasure fix fixes follow-up lesson lessons measure mitigation prevention recommendation
  remedy todo
`)

/** Words from which on things are to be different. */
export const turningPoints = wordList('forward future henceforth tomorrow')

/** Verbs of asking people, in the passive. */
export const remedyVerbs = wordList('advise ask encourage expect instruct remind request require tell urge')

/** What a virtue must do. */
export const risingVerbs = wordList('grow improve increase rise tighten')
