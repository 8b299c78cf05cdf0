import { wordList } from './word-list'

/** Speaking and holding to be so: when these are denied or warned of, what they introduce is not claimed. */
export const attitudeVerbs = wordList(`
  accept accuse argue ask assume believe blame call claim conclude focus imply indicate label look mean name prove
  say stop suggest think treat use write
`)

/** Verbs of avoiding and forbidding. */
export const avoidanceVerbs = wordList('avoid ban discourage forbid refrain')

/** Gerunds of the attitude verbs after "avoid". */
export const attitudeGerunds = wordList(`
  asking assuming blaming calling claiming concluding focusing looking saying treating writing
`)

/** What it is to say something that is then not claimed: "unfair to blame …". */
export const unfairToSay = wordList('convenient easy lazy simplistic tempting unfair wrong')

/** Gerunds that make a sentence one about speaking. */
export const reportingGerunds = wordList('asking blaming calling claiming concluding saying wondering')

/** What "not" denies as a claim: "not because", "not about". */
export const claimOpeners = wordList('about because due that')

/** Nouns for what is said. */
export const wordingNouns = wordList(
  'adjective adverb blame judgement judgment language name phrase question sentence term verdict word wording',
)
