import { wordList } from './word-list'

/** Verbs that name a direction and no end: "improve monitoring". */
export const vagueVerbs = wordList(`
  address better boost clean enhance ensure facilitate focus foster handle harden improve increase leverage manage
  maximise maximize minimise minimize modernise modernize optimise optimize overhaul polish prioritise prioritize
  promote refactor rethink simplify solve stabilise stabilize streamline strengthen support tackle tidy work
`)

/** Verbs whose doing leaves nothing behind that could be looked at. */
export const openVerbs = wordList(`
  align analyse analyze ask assess brainstorm chat consider coordinate discuss evaluate examine explore follow
  investigate learn look meet monitor reflect research review revisit see study sync talk think try understand watch
`)

/** What makes an open verb end in something: a thing written, decided or shown. */
export const results = wordList(`
  adr choose dashboard decide decision design document draft estimate list numbers plan post proposal prototype
  publish recommendation record report rfc summary ticket tickets write
`)

/** Words that stand in for a measure. */
export const vagueWords = wordList(`
  adequate adequately appropriate appropriately asap better carefully etc faster issues more necessary needed often
  periodically possible proper properly quicker regularly relevant reliable robust somehow soon sooner stuff
  sufficient sufficiently suitable things thoroughly various
`)

/** Things that are not specified until a value is. */
export const wantLimit = wordList(`
  alarm alarms alert alerting alerts backoff budget limit limits monitor monitoring pager quota quotas rate-limit
  rate-limits retention retries slo slos threshold thresholds timeout timeouts
`)

/** Changes of a size: by how much? */
export const changesOfSize = wordList(`
  cut decrease double extend grow increase limit lower raise reduce relax scale shorten speed tighten
`)

/** Words that give a condition or a size without a figure. */
export const conditions = wordList(`
  above all any before below daily each empty every exceeding exceeds expired expires fail failed fails first half
  hourly if missing monthly never nightly no once over per quarterly stops twice under until weekly when whenever
  without zero
`)

/** Number words. */
export const figures = wordList(`
  eight fifteen fifty five forty four hundred nine ninety one seven six sixty ten thirty thousand three twelve
  twenty two
`)

/** Second halves that belong to the first: "… and alert when it fails". */
export const partOfOne = wordList(`
  alert announce be check confirm decide do document exit fail get have keep let link log make measure name need
  notify page post print publish record report say see share show stop summarise summarize tell test use verify warn
  write
`)

/** Verbs whose action has no value to state: documenting or removing an alert needs no threshold. */
export const needNoLimit = wordList('delete describe document move remove rename route silence')

/** Words and marks that another order may follow. */
export const orderJoiners = wordList('& + , - ; also and plus then')

/** Verbs of telling and teaching people, which change nothing that they work with. */
export const teachingVerbs = wordList('brief coach communicate educate instruct teach tell train')

/** Objects by which an order goes on with what the one before it began. */
export const continuingObjects = wordList('it its them this those')
