import { wordList } from './word-list'

/** What makes a deed a faulty one before its noun. */
export const faultyQualities = wordList(`
  accidental bad careless erroneous faulty hasty improper inadequate inadvertent inappropriate incorrect insufficient
  mistaken negligent poor premature rash sloppy unapproved unauthorised unauthorized unintended unintentional
  unreviewed unsanctioned wrong
`)

/** Deeds, checks and virtues that are faulty when somebody's. */
export const deedNouns = wordList(`
  action advice assumption attention change choice click command communication configuration coordination decision
  deletion deploy deployment diligence edit edits entry estimate handling input instruction judgement judgment merge
  oversight planning preparation push reading removal response restart rollback selection setting setup shutdown step
  supervision testing training typing upgrade usage use
`)

/** Breaches that are somebody's. */
export const breachNouns = wordList(`
  abuse breach fat-finger misreading non-adherence non-compliance non-observance nonadherence noncompliance violation
`)

/** What is breached. */
export const breachedRules = wordList(`
  duty freeze guideline guidelines instruction instructions list policy procedure procedures process protocol rule
  rules sop sops standard standards
`)

/** Modifiers that make an operator a program. */
export const softwareSigns = wordList(`
  crd crds custom-resource finalizer helm k8s kubernetes namespace namespaces operand pod pods reconcile reconciled
  reconciles reconciliation statefulset webhook
`)

/** Verbs of saying what others did or did not do. */
export const reportingVerbs = wordList(`
  claim complain confirm explain mention note recall remember report say state swear tell write
`)

/** Senders and receivers that are programs, though "who" stands for them. */
export const technicalPeers = wordList(`
  browser client connection consumer host listener node peer process producer server service subscriber validator worker
`)

/** Faults that nothing but a person has. */
export const humanMistakes = wordList('blunder carelessness forgetfulness laziness mistake negligence oversight')
