import type { RosterEntry } from '../../meeting/incident'
import type { WhyAnswer } from '../../stages/five-whys/model'
import type { Measure } from '../../stages/impact/model'

/** An answer to a why, with those below it. */
export type ImportedAnswer = Pick<WhyAnswer, 'text' | 'mark' | 'isHypothesis' | 'evidence'> & {
  below: ImportedAnswer[]
}

/** Rows that only our own report tells of; the words of each are the text of its section. */
type Rows = {
  measure: Pick<Measure, 'affected' | 'amount' | 'unit' | 'source' | 'sourceUrl'>
  why: { answers: ImportedAnswer[]; shows: string }
  /** `isElsewhere`: it has votes, so it may be a finding of another stage. */
  cause: { bone: string; isElsewhere: boolean }
  person: Pick<RosterEntry, 'role' | 'because' | 'hasAttended'>
  parked: { isSettled: boolean }
  note: { stage: string }
}
export type RowKind = keyof Rows
/** What such a row holds besides its words. */
export type ImportedRow<K extends RowKind = RowKind> = { [P in K]: { kind: P } & Rows[P] }[K]
