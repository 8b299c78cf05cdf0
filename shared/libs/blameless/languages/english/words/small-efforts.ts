import { phraseList, wordList } from './word-list'

/** What people do or have, little of which would have been enough. */
export const effortNouns = wordList(`
  attention call care caution check click competence conversation courtesy curiosity diff diligence discipline effort
  email envelope foresight glance grep honesty initiative look lookup mail minute minutes phone-call ping planning
  preparation question rehearsal second seconds test thinking thought vigilance word
`)

/** Words that make an effort small or better than the one that was made. */
export const smallness = wordList(`
  a an any basic better bit brief careful closer earlier elementary even first five-line five-minute little minimal
  minimum modicum moment more one proper quick second short simple single slightest some ten timely two two-line
`)

/** Gerunds of what a person would only have had to do. */
export const humanActs = wordList('ask call check count listen look open phone read ring verify')

/** Questions and exclamations of hindsight. */
export const hindsightPhrases = phraseList(`
  all it would have taken
  be too much to ask
  have cost * to
  it have killed
  it too much to ask
  might reasonably have been expected
  no effort would have been needed
  one would have expected
  reasonably have been expected to
  was the thing to do
  would have cost nothing
  would it have cost
  would it have killed
  would it have taken
`)

/** What need not have happened. */
export const happeningVerbs = wordList('be fail go happen occur take')

/** What makes a check one that a system does. */
export const systemChecks = wordList('automated automatic built-in canary health mechanical nightly scheduled static')
