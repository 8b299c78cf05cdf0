import { wordList } from './word-list'

/** Words that concede a sign that said stop. */
export const concessions = wordList('although anyway despite knowing regardless though')

/** Subjects of what somebody took to be so. */
export const thoughtSubjects = wordList('he it she they this')

/** What is meant for elsewhere than production. */
export const trialNouns = wordList('benchmark experiment script scripts test tests')

/** Verbs of running something against a system. */
export const runningVerbs = wordList('execute fire point run try')

/** Verbs of telling and asking. */
export const informingVerbs = wordList('ask consult inform notify tell warn')

/** Checks that came too late: "before checking". */
export const checkGerunds = wordList('asking checking confirming reading testing verifying')

/** Verbs of starting and confirming. */
export const startingVerbs = wordList('close hit press promote sign start')

/** Words for a long time. */
export const longTimes = wordList('ages day days forever hour hours long minute minutes month months week weeks')

/** Verbs of what somebody gained by it. */
export const motiveVerbs = wordList('cut get hit impress please satisfy save spare')

/** What somebody gained by it. */
export const motiveGains = wordList(`
  bill bonus boss budget client cost costs customer deadline early effort home management money overtime target
  themselves through
`)

/** Verbs of entering one thing where another was meant. */
export const typingVerbs = wordList('choose click enter key pick press select type write')

/** What somebody acted out of, or on: "out of impatience", "on a hunch". */
export const vices = wordList(`
  arrogance boredom carelessness convenience fear haste hunch ignorance impatience laziness pride spite stubbornness
  vanity whim
`)
