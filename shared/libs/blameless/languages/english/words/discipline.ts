import { phraseList, wordList } from './word-list'

/** Adjectives that make a warning one of personnel. */
export const warningQualities = wordList('final formal official stern verbal written')

/** Turns of speech that punish or threaten. */
export const punishingPhrases: readonly string[] = phraseList(`
  a formal complaint against
  a lesson to
  answer for it
  answer for that
  answer for this
  be a lesson
  be disciplined for
  be held accountable
  be held responsible
  be held to account
  be made accountable
  be no tolerance
  be put on a performance
  be put on notice
  be put on probation
  be removed from duty
  be removed from the rota
  be shown the door
  be spoken to
  be stood down
  be taken to task
  be told off
  be written up
  been put on notice
  been reprimanded
  been spoken to
  been stood down
  been told off
  been written up
  called on the carpet
  clip * wings
  come down hard on
  consequences for anyone
  consequences for whoever
  crack down on
  disciplinary action
  disciplinary hearing
  disciplinary measures
  disciplinary procedure
  disciplinary proceedings
  disciplinary process
  disciplinary talk
  dock * pay
  docked pay
  face consequences
  face disciplinary
  face the consequences
  face the music
  get fired
  get sacked
  get their act together
  give * a dressing down
  give * a talking to
  give * a warning
  got a telling
  haul * over the coals
  have a stern
  heads to roll
  held accountable
  held to account
  hold * accountable
  hold * responsible
  hold * to account
  hr has been informed
  hr will be informed
  improvement plan for
  learn a lesson
  learn their lesson
  looking into the conduct
  lose * bonus
  lose their job
  made to account
  make an example
  name and shame
  offenders will be
  on a final warning
  on a performance
  performance improvement plan
  personal consequences
  pull their socks
  pull your socks
  put * on a pip
  put on a pip
  put on leave
  rap on the knuckles
  read the riot act
  reflected in * review
  relieved of * duties
  removed from duty
  removed from the rota
  shape up or
  show * the door
  step it up
  step up its game
  step up their game
  suspended from duty
  taken off the rota
  taken to task
  talking to from
  teach * a lesson
  there will be consequences
  violations will be
  will be consequences
  will hear from me
  will hear from us
  will not be tolerated
  zero tolerance
  zero-tolerance
`)

/** Conversations that a person is taken to task in. */
export const sternTalks = wordList('chat conversation talk word words')

/** Verbs of ending or suspending somebody's employment. */
export const dismissals = wordList('demote discipline dismiss dock fire reprimand sack suspend')

/** Verbs of taking a right or a duty away. */
export const withdrawals = wordList('ban bar block keep pull remove restrict revoke suspend take withdraw')

/** What is taken away from a person; plurals included. */
export const rightsOfPeople = wordList(
  'access admin badge bonus credentials deploy permission permissions privileges rights root',
)

/** Where a person is kept from; plurals included. */
export const postsOfPeople = wordList(`
  access cluster console database deploys duty keyboard on-call oncall prod production project release releases rota
  rotation schedule server servers shift system systems team
`)
