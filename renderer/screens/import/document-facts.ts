import type * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { type ImportPlan, type PresentContent, readPresentContent } from '../../../shared/import'
import { DAY_MS } from '../../../shared/libs/time'
import { record } from '../../../shared/meeting/incident'
import { isoDayIn } from '../../../shared/meeting/zoned-day'
import type { DocumentFacts } from '../../import/preview-store'

/** Rows further apart than this are not of the same incident. */
const MAX_GAP_MS = DAY_MS / 2

/** When most of some rows began: the earliest of the longest run without a large gap. */
const findBeginning = (times: readonly number[]): number | undefined => {
  let longest: { from: number; count: number } | undefined
  let run: { from: number; to: number; count: number } | undefined
  for (const at of [...times].sort((a, b) => a - b)) {
    run = run && at - run.to <= MAX_GAP_MS ? { ...run, to: at, count: run.count + 1 } : { from: at, to: at, count: 1 }
    if (!longest || run.count > longest.count) longest = run
  }
  return longest?.from
}

const timesOfPlan = ({ rows }: ImportPlan): number[] =>
  rows.flatMap(({ event }) => (event.at === null ? [] : [Date.parse(event.at)]))

const timesOfTimeline = ({ rows }: PresentContent): number[] =>
  rows.flatMap(({ at, isRemoved }) => (at === null || isRemoved ? [] : [at]))

/** What an open document holds, and what it lets one assume about records that do not say it. */
export const createDocumentFacts = (doc: Y.Doc, getSnapshot = () => snapshot(doc)): DocumentFacts => {
  const present = (): PresentContent => readPresentContent(doc, getSnapshot())
  return {
    present,
    // Records without a day are of the incident's; if that is unknown, of the other records', or of the timeline's.
    assume: (plan) => {
      const { startedAt, detectedAt, day, entryZone } = record.read(doc).value
      const of = (at: number | null | undefined) =>
        at === null || at === undefined ? undefined : isoDayIn(at, entryZone)
      const date =
        of(startedAt ?? detectedAt) ??
        (day || (of(findBeginning(timesOfPlan(plan))) ?? of(findBeginning(timesOfTimeline(present())))))
      return { zone: entryZone, date }
    },
  }
}
