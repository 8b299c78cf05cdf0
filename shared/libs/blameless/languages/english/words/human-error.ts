import { wordList } from './word-list'

/** Whose error is given as the cause. */
export const humanAdjectives = wordList(`
  admin administrator clerical dba developer employee engineer human manual operator people personnel pilot
  programmer staff sysadmin technician user
`)

/** Nouns for an error of people. */
export const slipNouns = wordList('blunder error factor failure fault mistake negligence oversight slip')

/** Words that make an error the cause. */
export const causalWords = wordList(`
  's attributable attributed be because been blame blamed by case cause caused causes culprit down due explanation
  found from is just owing reason result resulted resulting revealed showed simply stemmed thanks through to traced
  was were
`)

/** Words that speak of guarding against errors. */
export const guardingWords = wordList(`
  against avoid beyond blame-free call catch chance eliminate enable future guard handle kind label likelihood limit
  minimise minimize opportunities opportunity past phrase possibility potential prevent prone protect reduce
  resilient risk robust room safe scope source stop stops surface susceptible symptom term tolerate treat type
  vulnerable withstand word
`)

/** Verbs of causing. */
export const leadingVerbs = wordList('cause contribute lead result trigger')

/** Nouns for a cause. */
export const causeNouns = wordList('blame cause culprit reason')

/** Verbs of finding a cause. */
export const identifyingVerbs = wordList('blame determine find identify')

/** Words that reduce an incident to its cause. */
export const attributionWords = wordList('attribute because blame come due explanation put reason result stem trace')
