import { wordList } from './word-list'

/** Whose error is given as the cause. */
export const humanAdjectives = wordList(`
  admin administrative administrator analyst clerical clerk contractor data-entry dba dev developer employee engineer
  human individual key-in keyin keying manual operator people personal personnel pilot programmer staff sysadmin
  technician typing user
`)

/** Nouns for an error of people. */
export const slipNouns = wordList(`
  blunder carelessness complacency confusion distraction err error factor failure fallibility fault forgetfulness
  inaction inattention incompetence inexperience lapse laziness misclick misconduct misjudgement misjudgment
  misreading mistake misunderstanding mix-up negligence non-compliance noncompliance omission oversight slip slip-up
  typo
`)

/** Words that make an error the cause. */
export const causalWords = wordList(`
  's attributable attributed be because been blame blamed by came case cause caused causes come culprit down due
  explanation found from is just owing reason result resulted resulting revealed showed simply stemmed thanks through
  to traced was were
`)

/** Words that speak of guarding against errors. */
export const guardingWords = wordList(`
  against antipattern assign avoid beyond blame-free call catch chance discuss discussion eliminate emphasise
  emphasize enable focus focuse future guard handle kind label likelihood limit minimise minimize opportunities
  opportunity past phrase possibility potential prevent prone protect redirect reduce resilient risk robust room safe
  scope source stop stops surface susceptible symptom term tolerate toward towards treat type vulnerable withstand
  word
`)

/** Verbs of causing. */
export const leadingVerbs = wordList('cause contribute lead result trigger')

/** Nouns for a cause. */
export const causeNouns = wordList('blame cause culprit reason')

/** Verbs of finding a cause. */
export const identifyingVerbs = wordList('blame cite consider deem determine find identify list name record regard')

/** Words that reduce an incident to its cause. */
export const attributionWords = wordList('attribute because blame come due explanation put reason result stem trace')

/** Nouns for what only people do wrong, so that they need no owner to be an error of somebody's. */
export const humanSlips = wordList(`
  absent-mindedness blunder brain-fade carelessness complacency distraction fat-finger fat-fingering forgetfulness
  inadvertence inattention inattentiveness inexperience inobservance lapse loss mis-click mis-entry mis-keying
  misclick misentry misinterpretation misjudgement misjudgment misreading mistyping misunderstanding negligence
  non-observance oversight pebkac slip slip-up
`)

/** What a lapse of people is a lapse of. */
export const lapsingVirtues = wordList(`
  attention awareness care concentration diligence discipline finger focus hand judgement judgment memory mouse pen
  procedure protocol tongue vigilance
`)

/** Words that make a lapse or a slip one of people. */
export const slipQualities = wordList(`
  another brief careless clerical honest human individual innocent mental momentary personal procedural several simple
  small three two understandable
`)

/** Words before "oversight" that make it supervision. */
export const supervisionWords = wordList(`
  additional board congressional corporate external independent lack little management more much no parliamentary
  public regulatory under without
`)

/** Nouns that label a cause in notes. */
export const causeLabels = wordList(`
  blame causation cause causes contributing culprit factor fault offender rca reason trigger
`)

/** Links and verbs that make what follows the cause. */
export const causedBy = wordList(`
  attributable attributed because began begin begins blamed cause caused down due explained fault from owing product
  reason result resulted start started starts stemmed stems thanks through traced
`)

/** Verbs that make their subject the cause. */
export const causingVerbs = wordList(`
  allow break bring cause contribute cost create enable lead leave let mean open put result take trigger
`)

/** What people have and are rather than do. */
export const circumstances = wordList(
  'ask be have know lack learn need notice page receive report see trust understand',
)

/** What was done with the wrong thing, by hand; nouns of pointing and typing included. */
export const wronglyChosen = wordList(`
  apply attach book button cable choose click copy delete enter focus focused hostname key keystroke load mail paste
  pick press print pull push select send set supply tab tick type upload use window
`)

/** Marks between a label and the cause that it names. */
export const causeMarks = wordList('- : = – —')
