import { wordList } from './word-list'

/** What a company is held to have owed. */
export const companyDuties = wordList(`
  announce answer ask audit bother care check communicate consult coordinate disclose document escalate explain
  follow inform invest involve listen mention patch plan publish read reply retest review share supervise tell test
  train verify warn
`)

/** What makes an unknown name a company or a person that owed it. */
export const uncertainDuties = wordList(`
  apologise apologize ask audit bother care check communicate consult disclose document follow inform listen look
  mention read rehearse retest review supervise tell test think train validate verify warn
`)

/** Words that open circumstances instead of a fault. */
export const circumstanceWords = wordList(
  'abroad at away given ill in new not off on sick unaware under unfamiliar without',
)

/** What follows "as" when it measures against a plan: "as agreed". */
export const asExpected = wordList(`
  agreed expected instructed long part planned promised requested required soon to usual well
`)

/** Verbs whose denial with "never" is no reproach. */
export const neverNeutral = wordList(`
  blame break cause complain die doubt encounter experience face fail forget give happen hesitate hit ignore leave
  lose meet mind miss neglect panic reach skip stop suffer touch use waver work
`)

/** What is left undone without reproach. */
export const neutralUndone = wordList(`
  accept agree anticipate appear argue attempt become begin belong blame burn cause change claim come contain control
  crash delete depart depend deploy deserve disagree draw drive escape exist fall feel find fly go hold hope improvise
  intervene land launch like manage matter merge operate overreact own proceed quit reboot recall resign restart rush
  sail seem ship sleep stand start subscribe succeed suspect take touch trust try volunteer wish work
`)

/** Verbs of changing a system: not having done them is no neglect. */
export const changingVerbs = wordList('alter break change delete deploy edit modify remove touch')

/** What one takes, or fails to take. */
export const precautionNouns = wordList('care measures ownership precautions responsibility steps')

/** Verbs of responding, which a refusal denies. */
export const responseVerbs = wordList('answer come help listen move pick reply respond share tell')

/** Adjectives of something wrong that was not seen. */
export const wrongnessWords = wordList('bad improper out unusual wrong')

/** What was not waited or asked for. */
export const approvalNouns = wordList('approval around permission review round sign-off')

/** Verbs of noticing. */
export const noticingVerbs = wordList('catch detect identify look notice recognise recognize see spot watch')

/** Verbs of telling and asking. */
export const tellingVerbs = wordList(`
  announce answer ask call communicate consult contact disclose escalate inform mention notify page reply report
  respond share tell update warn
`)

/** Verbs whose object tells whether not having done them is neglect: "did not take a snapshot". */
export const dutyByObject = wordList('do get give make run take')
