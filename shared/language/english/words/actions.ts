import { words } from './words'

/** Verbs that name a direction and no end: "improve monitoring". */
export const vagueVerbs = new Set(
  words(`improve enhance strengthen optimise optimize ensure better increase address handle streamline harden modernise
  modernize simplify boost tackle enable support facilitate foster promote leverage maximise maximize minimise minimize
  stabilise stabilize rethink refactor overhaul manage solve polish tidy focus prioritise prioritize work`),
)

/** Verbs whose doing leaves nothing behind that could be looked at. */
export const openVerbs = new Set(
  words(`investigate explore consider discuss review revisit look think evaluate assess examine research study analyse analyze
  monitor watch try talk reflect brainstorm understand follow coordinate align sync meet chat ask learn see`),
)

/** What makes an open verb end in something: a thing written, decided or shown. */
export const results = new Set(
  words(`write publish document decide decision report proposal list ticket tickets plan design record post summary rfc adr
  document page dashboard draft choose recommendation numbers estimate prototype`),
)

/** Words that stand in for a measure. */
export const vagueWords = new Set(
  words(`better more faster quicker sooner appropriate proper suitable adequate sufficient relevant various properly
  appropriately adequately sufficiently robust reliable possible necessary needed asap soon regularly periodically often
  thoroughly carefully somehow etc things stuff issues`),
)

/** Things that are not specified until a value is. */
export const wantLimit = new Set(
  words(`alert alerts alerting alarm alarms threshold thresholds timeout timeouts limit limits quota quotas retention slo slos
  monitoring monitor rate-limit rate-limits budget retries backoff pager`),
)

/** Changes of a size: by how much? */
export const changesOfSize = new Set(
  words(`reduce increase lower raise shorten extend decrease cut grow speed scale limit tighten relax double`),
)

/** Words that give a condition or a size without a figure. */
export const conditions = new Set(
  words(`when if whenever fails fail failed missing empty stops expires expired zero any every each all no never first below above
  exceeds exceeding over under per half daily weekly hourly monthly nightly quarterly once twice without until before`),
)

/** Number words. */
export const figures = new Set(
  words(
    `one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty sixty ninety hundred thousand`,
  ),
)

/** Second halves that belong to the first: "… and alert when it fails". */
export const partOfOne = new Set(
  words(`alert notify page warn verify test check measure report log announce tell confirm show print record make let keep
  be have do fail stop exit see use need link name say get write publish document decide record summarise summarize post share`),
)
