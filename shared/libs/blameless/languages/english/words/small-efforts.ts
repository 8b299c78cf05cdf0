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
  a no-brainer to
  all it would have taken
  be too much to ask
  could have been avoided if anybody
  could have been avoided if anyone
  could have been avoided if someone
  could have been prevented if anyone
  could have been prevented if someone
  did it never occur
  did no-one think
  did nobody think
  did not anyone think
  have cost * to
  have hurt anyone to
  have hurt to ask
  have hurt to check
  how did nobody
  how does somebody
  how does someone
  it have killed
  it too much to ask
  it would have been enough to
  it would have been so easy
  it would have been trivial
  might reasonably have been expected
  never occurred to anybody
  never occurred to anyone
  never occurred to them
  no effort would have been needed
  no-one thought to
  nobody thought to
  one has to wonder
  one look would
  one would have expected
  reasonably have been expected to
  should have been common
  should have been second nature
  should have been the first thing
  should have set off alarm
  was the thing to do
  whose bright idea was
  whose idea is
  whose idea was
  why would anybody
  why would anyone
  would have been so easy
  would have been trivial to
  would have cost nothing
  would it have cost
  would it have killed
  would it have taken
  you would think that
  you'd think that
`)

/** What need not have happened. */
export const happeningVerbs = wordList('be fail go happen occur take')

/** What makes a check one that a system does. */
export const systemChecks = wordList('automated automatic built-in canary health mechanical nightly scheduled static')
