import { wordList } from './word-list'

/** What only people fail to do: with these, a company's "failed to" is a reproach and not a report of a fault. */
export const humanDuties = wordList(`
  account acknowledge adhere admit announce answer anticipate ask challenge check co-operate communicate comply
  consider consult cooperate coordinate deliver-on disclose do document enforce escalate explain filter follow honor
  honour implement inform invest listen look maintain mention monitor notify own patch phone pick plan prepare read
  remove renew reply review revoke ring rotate secure supervise take tell test train triage understand update verify
  warn watch
`)

/** Verbs of noticing. */
export const perceptionVerbs = wordList('catch detect notice realise realize recognise recognize see spot')

/** Verbs of telling. */
export const communicationVerbs = wordList(`
  announce answer communicate disclose escalate inform mention notify reply respond say tell warn
`)

/** What makes failing technical: "failed over". */
export const technicalFailing = wordList('back closed fast forward open over')

/** Whom somebody can fail. */
export const failedPeople = wordList(`
  colleagues customer customers drivers everyone guests partners passengers patients people players residents staff
  students team us user users
`)

/** What a company ignores; plurals included. */
export const ignoredRequests = wordList(`
  call calls complaint complaints concern concerns e-mail e-mails email emails question questions report reports
  request requests ticket tickets warning warnings
`)

/** What a company misses; plurals included. */
export const missedSigns = wordList(`
  alarm alarms alert alerts bug bugs deadline deadlines defect defects handover handovers mail mails page pages sign
  signs step steps warning warnings
`)

/** What a company skips or rushes; plurals included. */
export const skippedSteps = wordList(`
  approval approvals canary change check checks freeze launch process rehearsal release review reviews rollout step
  steps test testing tests
`)

/** In "…, causing errors" it is what happened that causes, and not whoever the sentence is about. */
export const effectVerbs = wordList('break cause confuse corrupt crash damage delay disrupt leak ruin waste')

/** Figures that are missed; plurals included. */
export const targetNouns = wordList('goal goals objective objectives quota sla slas slo slos target targets')

/** What makes breaking figurative: "broke it into steps". */
export const figurativeBreaks = wordList('apart ground into out')

/** What is broken without harm: "broke even". */
export const harmlessBreaks = wordList('even ground news ties')

/** What a fault verb is about, for the question to ask. */
export const verbsByTheme = {
  forgot: wordList('forget neglect omit'),
  missed: wordList('dismiss disregard ignore misread miss overlook'),
  skipped: wordList('bypass circumvent rubber-stamp rubberstamp skip'),
  untold: wordList('conceal hide miscommunicate misinform withhold'),
  slip: wordList('fat-finger fatfinger misclick misconfigure misplace misspell mistype'),
  'wrong-one': wordList('mix'),
  broke: wordList('break cause crash nuke ruin trash wreck'),
}

/** Verbs that in the present tense describe a design. */
export const designVerbs = wordList('bypass circumvent hard-code hardcode ignore misuse omit override skip')
