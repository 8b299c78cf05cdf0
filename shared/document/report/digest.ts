import { dateText, durationText } from '../../meeting/format'
import { duration } from '../../meeting/incident'
import { stages } from '../../stages'
import type { AnyStage, Change } from '../../stages/contract'
import { createStageContext, dataOfStage, type Snapshot } from '..'
import { reportTitle } from './report'

/** What short texts are written from; all of it is as long as people wrote it. */
export type Digest = {
  title: string
  severity: string
  /** Of the incident: its day and its length, or empty. */
  date: string
  length: string
  summary: string
  affected: string[]
  /** What made it possible: in words, and the root causes; all causes if none was called one. */
  why: string
  causes: string[]
  changes: Change[]
}

/** The essence of a postmortem. */
export const createDigest = (snap: Snapshot, now: number, known: readonly AnyStage[] = stages): Digest => {
  const { record } = snap
  const { factors } = createStageContext(snap, now)
  const roots = factors.filter(({ isRootCause }) => isRootCause)
  const briefs = known.map((stage) => stage.brief?.(dataOfStage(snap, stage)) ?? {})
  const length = duration(record.startedAt, record.resolvedAt)
  const summary = known.map((stage) => stage.summary?.(dataOfStage(snap, stage)) ?? '').find((text) => text.trim())
  return {
    title: reportTitle(snap),
    severity: record.severity.trim(),
    date: record.startedAt === null ? '' : dateText(record.startedAt),
    length: length === undefined ? '' : durationText(length),
    summary: summary ?? record.whatHappened,
    affected: briefs.flatMap(({ affected = [] }) => affected),
    why: record.whatMadeItPossible,
    causes: [...new Set((roots.length > 0 ? roots : factors).map(({ text }) => text))],
    changes: briefs.flatMap(({ changes = [] }) => changes),
  }
}
