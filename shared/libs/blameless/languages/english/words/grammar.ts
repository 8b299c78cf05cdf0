import { phraseList, wordList } from './word-list'

/** Determiners that speak of anyone of a kind: "any engineer". */
export const genericDeterminers = wordList('a all an another any every few many most several some')

/** Words before a plural that has been spoken of. */
export const pluralOpeners = wordList('all our the these those')

/** Verbs that take a bare infinitive: in "let engineers skip a step", the letting is what happened. */
export const bareInfinitiveVerbs = wordList('have help let make see watch')

/** Verbs whose infinitive or gerund is done by their own subject and told as having happened. */
export const catenativeVerbs = wordList(`
  attempt begin choose continue decide elect go happen keep manage opt prefer proceed rush seem start stop tend try
`)

/** What a gerund phrase stands after: "by ignoring …". */
export const gerundOpeners = wordList(', after by for in through when while')

/** Possessive determiners of people. */
export const possessiveDeterminers = wordList('her his my our their your')

/** Pronouns that may be the subject of a question. */
export const subjectPronouns = wordList(`
  anybody anyone anything everybody everyone he i it no-one nobody none nothing she somebody someone something they
  we you
`)

/** Pronouns that are as often what is done as who does it: "did nothing". */
export const thingPronouns = wordList('anything none nothing something')

/** Determiners that may be a subject alone: "some", "both". */
export const standaloneDeterminers = wordList(`
  all another any both each either few half many most neither none several some that these this those
`)

/** Pronouns that are an object, so that a phrase ends with them. */
export const objectPronouns = wordList('him it me them us')

/** Subjects that a finite verb follows. */
export const nominatives = wordList(`
  anybody anyone everybody everyone he i it no-one nobody people she somebody someone they we who you
`)

/** Particles that follow a verb rather than a noun. */
export const verbParticles = wordList('down in off out up')

/** Words after which 's is "is". */
export const contractedSubjects = wordList('here that there what who')

/** Possessives of others than the speaker. */
export const othersPossessives = wordList('her his their your')

/** Modals that tell of what is possible, future or due. */
export const unrealModals = wordList(`
  'd 'll can could may might must ought shall should will would
`)

/** Words that tie a condition or an open question to a sentence. */
export const conditionalLinks = wordList('how if lest once so unless until when whenever whether')

/** Auxiliaries of the present tense. */
export const presentAuxiliaries = wordList('am are do does has have is')

/** Words that deny what follows. */
export const denials = wordList('hardly neither never no no-one nobody none nor nothing without')

/** Object pronouns of people. */
export const personObjectPronouns = wordList('her him me them us you')

/** Possessives that stand alone: "the fault was mine". */
export const possessivePronouns = wordList('hers his mine ours theirs yours')

/** Pronouns for whom something would have taken. */
export const personPronouns = wordList('anybody anyone her him somebody someone them')

/** Determiners of a certain thing. */
export const definiteDeterminers = wordList('a an its our the their')

/** Verbs that tie an adjective to its subject. */
export const copulas = wordList('act appear be become feel get grow look remain seem')

/** Words of degree before an adjective. */
export const degreeWords = wordList('as bit little more so too')

/** Prepositions that open a place or a time. */
export const placePrepositions = wordList('at by for from in of on to')

/** Words that open another phrase after a noun: "by Karim  */
export const phraseEnders = wordList(`
  a an earlier early eight fifteen fifty five forty four hundred last late nine one seven several six sixty ten thirty
  this three twelve twenty two yesterday
`)

/** Pairs of words that only say how or how much. */
export const adverbPairs = new Set(
  phraseList(`
    any more
    as usual
    at all
    at best
    at least
    at most
    at once
    in fact
    in hindsight
    in retrospect
    in short
    no longer
    of course
    on earth
    once again
    over again
    the heck
    the hell
`),
)

/** First words of the other pairs that are read as one word: "no one", "on call". */
export const otherPairStarts = wordList('double no on triple')

/** First words that make a subject negate its verb. */
export const negatingStarts = wordList('neither no none nothing')

/** Verbs checked twice, as the two words they are often written in. */
export const doubleChecks = new Set(
  phraseList(`
    double check
    double checked
    double checking
    triple check
  `),
)

/** Adverbs that all but deny. */
export const nearNegations = wordList('barely hardly rarely seldom')

/** Words that give a reason. */
export const reasonLinks = wordList('as because since so')

/** Words that tie a clause to another that it only describes or dates. */
export const describingLinks = wordList('after before how if since that until what when where which while who whose')

/** Words that may stand between an auxiliary and its verb: "must all be". */
export const floating = wordList('all both even')
