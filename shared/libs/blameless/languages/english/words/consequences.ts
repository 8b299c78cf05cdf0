import { wordList } from './word-list'

/** Verbs that say of a thing that it went wrong. */
export const goesWrong = wordList(`
  break collapse corrupt crash die disappear expire fail go hang happen leak lose occur overflow start stop vanish
`)

/** What a thing is once it has gone wrong. */
export const goneWrong = wordList(`
  broken corrupt corrupted dead deleted down empty exposed gone lost missing offline unavailable unreachable wrong
`)

/** What somebody does for a reason that explains: given as a cause, these describe and do not reproach. */
export const explains = wordList(`
  access agree ask be believe expect feel find follow get have hear hope intend join know lack learn live log mean
  need notice page plan realise realize receive rely report see suspect think trust try understand wait want work
`)

/** Verbs by which a person changes a system. */
export const changes = wordList(`
  alter change delete disable drop edit enable flip migrate modify move reboot remove rename restart rotate set swap
  truncate turn tweak update upgrade wipe
`)

/** Verbs of going on with something. */
export const goesOn = wordList(`
  accept carry click close continue go insist keep persist press proceed promote re-run rerun restart retry sign
  start
`)

/** Signs that something should not be gone on with. */
export const warningSigns = wordList(`
  advice advise alarm alert ask broken check concern error fail failing freeze instruct know objection policy red
  reviewer rule runbook say tell test ticket warn warning
`)

/** Verbs that take something away or off, by hand. */
export const takesAway = wordList(`
  cut delete destroy detach disconnect drop erase format kill overwrite pull purge reboot reimage remove replace
  restart shut stop terminate truncate unplug wipe
`)

/** Verbs whose gerund after "instead of" is what should have been done. */
export const insteadOf = wordList(`
  ask call check confirm consult escalate follow investigate read report review tell test use verify
`)

/** What a company does slowly when it is its people that are meant. */
export const companyReplies = wordList(`
  acknowledge admit announce answer communicate confirm disclose explain inform notify reply respond tell warn
`)

/** Praise, which with a harm after it is meant the other way. */
export const praise = wordList(`
  bravo brilliant clever congratulations excellent fantastic genius great kudos lovely nice smart thanks wonderful
`)

/** Verbs of taking a system down. */
export const takesDownVerbs = wordList('bring go knock take')

/** Verbs of doing harm to a system. */
export const harmVerbs = wordList('break corrupt crash kill ruin wreck')

/** What happens to data and systems that is a loss. */
export const lossVerbs = wordList('break delete expose leak lose')

/** Verbs of beginning. */
export const beginningVerbs = wordList('begin happen occur start')

/** Other deeds of hands. */
export const otherDeeds = wordList('break cause click copy leave revert skip start')
