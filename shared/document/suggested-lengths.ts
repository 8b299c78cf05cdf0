import type { Duration, Instant } from '../crdt'
import { isStageDone, MAX_STAGE_MINUTES } from '../meeting/agenda'
import { MINUTE_MS } from '../meeting/clock'
import type { SuggestedLength } from '../protocol/library'
import { stageById } from '../stages'
import { getAgenda } from './agenda'
import type { Snapshot } from './snapshot'

/** A meeting that has ended, and how long it spent on its stages (ms). */
export type HeldMeeting = { endedAt: Instant; stages: { stage: string; used: Duration }[] }

/** How many of the last meetings are looked at. */
const MAX_MEETINGS = 10

/** With fewer meetings, their lengths are chance rather than habit. */
const MIN_MEETINGS = 3

/** The times of a meeting's known stages, if it has ended; those of repetitions are added up. */
export const getHeldMeeting = (snapshot: Pick<Snapshot, 'agenda' | 'run'>): HeldMeeting | undefined => {
  const { phase, endedAt, spent } = snapshot.run.state
  if (phase !== 'ended' || endedAt === null) return undefined
  const total = new Map<string, Duration>()
  for (const item of getAgenda(snapshot)) {
    // The library keeps this of each document, so a document can't fill it with stages that it made up.
    if (!stageById(item.stage) || !isStageDone(item, snapshot.run.state)) continue
    total.set(item.stage, (total.get(item.stage) ?? 0) + (spent[item.id] ?? 0))
  }
  return { endedAt, stages: [...total].map(([stage, used]) => ({ stage, used })) }
}

const medianOf = (sorted: readonly number[]): number => {
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}

/** Suggests lengths for the stages of a document: the median of what the last meetings used, samples excluded. */
export const suggestLengths = (
  documents: readonly { id: string; isSample: boolean; held?: HeldMeeting | undefined }[],
  documentId: string,
): SuggestedLength[] => {
  const last = documents
    .flatMap(({ id, isSample, held }) => (held && !isSample && id !== documentId ? [held] : []))
    .sort((a, b) => b.endedAt - a.endedAt)
    .slice(0, MAX_MEETINGS)
  const lengths = new Map<string, Duration[]>()
  for (const { stage, used } of last.flatMap(({ stages }) => stages))
    lengths.set(stage, [...(lengths.get(stage) ?? []), used])
  return [...lengths]
    .filter(([, all]) => all.length >= MIN_MEETINGS)
    .map(([stage, all]) => {
      const median = medianOf([...all].sort((a, b) => a - b))
      const minutes = Math.min(MAX_STAGE_MINUTES, Math.max(1, Math.round(median / MINUTE_MS)))
      return { stage, minutes, meetings: all.length }
    })
}
