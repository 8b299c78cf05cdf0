import { wordList } from './word-list'

/** What somebody is blamed for going on doing. */
export const badHabits = wordList(`
  abuse alter argue blame break bypass close complain cut deploy disable dodge drag force-push forget ignore interrupt
  merge mislabel miss mute override paste postpone promise push quote rob save silence skip snooze starve tell touch
  wait
`)

/** Adverbs of a habit. */
export const habitAdverbs = wordList('always constantly continually habitually regularly repeatedly routinely')

/** What one is not attending by doing it. */
export const distractions = wordList('argue bicker chat daydream doze gossip loaf lounge nap scroll sleep snore text')

/** What distracts only with such an object. */
export const idleVerbs = wordList('argue browse play read surf watch')

/** What is watched, played and read instead. */
export const idleObjects = wordList(`
  cricket facebook film football game games match movie newspaper phone show soccer solitaire tv video videos youtube
`)

/** How something is left, when whoever left it should not have. */
export const leftStates = wordList(`
  alone blank disconnected empty enabled exposed half half-closed half-configured half-done half-open hanging idle
  lying on-line open plugged running stranded switched turned unarmed unattended unchecked undone unencrypted unfilled
  unfinished unguarded unlocked unmonitored unpatched unplugged unprotected unsecured unsigned untested wide
`)

/** Particles that say how something was left if nothing follows that they could govern. */
export const leftParticles = wordList('behind in off on out up')

/** What is left without fault. */
export const leftNotes = wordList('comment company job meeting message note office place room site team ticket word')

/** Entries that are made once. */
export const bookingVerbs = wordList('book charge enter key pay post submit')

/** What somebody is blamed for having done for a long time: "has been ignoring". */
export const lastingHabits = wordList(`
  abuse blame bypass close cut dodge drag ignore mute postpone promise rob silence skip snooze starve
`)
