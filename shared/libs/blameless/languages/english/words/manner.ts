import { wordList } from './word-list'

/** What is left behind in a system. */
export const residueNouns = wordList(`
  backdoor breakpoint credential debug flag key override password port process query rule script secret session test
  token
`)

/** Whom nobody told. */
export const uninformedPronouns = wordList('anybody anyone them us')

/** What was done without: notice, reason. */
export const noticeNouns = wordList('explanation notice reason warning')

/** Verbs of telling and asking. */
export const consultingVerbs = wordList('ask consult inform notify tell')

/** What a change is owed: approval, tests, a backup. */
export const owedThings = wordList(`
  approval authorisation authorization backup consultation notice permission review sign-off testing tests thinking
  thought warning word
`)

/** Rules and advice that are acted against; plurals included. */
export const ruleNouns = wordList(`
  advice agreement agreements concern concerns freeze guideline guidelines instruction instructions objection
  objections order orders policies policy procedure procedures process protocol rule rules runbook warning warnings
`)

/** Participles of having been warned. */
export const warnedParticiples = wordList('advised reminded told warned')
