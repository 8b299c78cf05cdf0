import { wordList } from './word-list'

/** What is owed, and was left undone by whoever is named: "was not consulted by". */
export const owedInPassive = wordList(`
  announce check communicate consult disclose document escalate follow inform notify read tell test verify warn
`)

/** What "failure to …" holds against people even when nobody is named. */
export const proceduralDuties = wordList(`
  adhere communicate comply consult double-check escalate follow inform notify read
`)

/** What is to be followed; plurals included. */
export const procedures = wordList(`
  checklist checklists guideline guidelines instruction instructions plan plans policy policys procedure procedures
  process processs protocol protocols rule rules runbook runbooks step steps
`)

/** What not having done is held against people. */
export const dutyVerbs = wordList('ask check escalate follow notify read review tell test verify warn')

/** Verbs of looking and asking. */
export const lookingVerbs = wordList('ask check look question read review tell test')
