import { wordList } from './word-list'

/** What is left behind in a system. */
export const residueNouns = wordList(`
  backdoor breakpoint credential debug flag key override password port process query rule script secret session test
  token
`)

/** Whom nobody told. */
export const uninformedPronouns = wordList('anybody anyone them us')

/** What was done without: notice, reason. */
export const noticeNouns = wordList('explanation heads-up notice reason warning')

/** Verbs of telling and asking. */
export const consultingVerbs = wordList('ask consult inform notify phone ring tell warn')

/** What a change is owed: approval, tests, a backup. */
export const owedThings = wordList(`
  agreement approval authorisation authorization backup change-request check confirmation consultation coordination
  countersignature handover heads-up notice peer-review permission permit rehearsal review rollback sign-off sign-offs
  signature signatures signoff supervision test testing tests thinking thought ticket verification warning word
`)

/** Rules and advice that are acted against; plurals included. */
export const ruleNouns = wordList(`
  advice agreement agreements concern concerns freeze guideline guidelines instruction instructions objection
  objections order orders policies policy procedure procedures process protocol rule rules runbook warning warnings
`)

/** Participles of having been warned. */
export const warnedParticiples = wordList('advised reminded told warned')

/** What is done without, and no duty left out. */
export const withoutNeutral = wordList(`
  affect anticipate be break cause change complain corrupt create damage delay delete disrupt do drop encounter end
  expect experience face feel find finish get give go happen harm have hear hesitate hit impact improve incur
  interrupt issue keep know lose make meet miss move need notice overload pay proceed reach realise realize reboot
  receive reload remove require resolve restart result rewrite risk see sleep slow start stop succeed suffer switch
  take touch trigger understand use wake want waste
`)

/** What is not to be shown. */
export const secretNouns = wordList('credential key password secret token')

/** Where a secret does not belong. */
export const publicPlaces = wordList(
  'channel chat code git issue log logs mail public repo repository script slack ticket wiki',
)
