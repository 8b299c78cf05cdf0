import { phraseList, wordList } from './word-list'

/** Adjectives that make a warning one of personnel. */
export const warningQualities = wordList('final formal official stern verbal written')

/** Turns of speech that punish or threaten. */
export const punishingPhrases: readonly string[] = phraseList(`
  a lesson to
  be a lesson
  be disciplined for
  be held accountable
  be held responsible
  be held to account
  be made accountable
  be no tolerance
  be put on notice
  be spoken to
  be taken to task
  be written up
  been put on notice
  been spoken to
  called on the carpet
  consequences for anyone
  consequences for whoever
  disciplinary action
  disciplinary hearing
  disciplinary measures
  disciplinary procedure
  disciplinary proceedings
  disciplinary process
  disciplinary talk
  get fired
  get sacked
  get their act together
  held accountable
  held to account
  hold * accountable
  hold * responsible
  hold * to account
  improvement plan for
  learn a lesson
  learn their lesson
  make an example
  name and shame
  offenders will be
  performance improvement plan
  personal consequences
  pull their socks
  pull your socks
  shape up or
  step it up
  step up its game
  step up their game
  taken to task
  teach * a lesson
  there will be consequences
  violations will be
  will be consequences
  will not be tolerated
  zero tolerance
`)

/** Conversations that a person is taken to task in. */
export const sternTalks = wordList('chat conversation talk word words')

/** Verbs of ending or suspending somebody's employment. */
export const dismissals = wordList('demote discipline dismiss dock fire reprimand sack suspend')

/** Verbs of taking a right or a duty away. */
export const withdrawals = wordList('ban bar block keep pull remove restrict revoke suspend take withdraw')

/** What is taken away from a person; plurals included. */
export const rightsOfPeople = wordList(`
  access admin badge bonus credentials permission permissions privileges rights root
`)

/** Where a person is kept from; plurals included. */
export const postsOfPeople = wordList(`
  access cluster console database deploys duty keyboard on-call oncall prod production project release releases rota
  rotation schedule server servers shift system systems team
`)
