import { stageById } from '../stages'
import type { Problem, Readings } from '../stages/contract'
import { createStageContext, dataOfStage, type Snapshot } from './snapshot'

/** The problems of a stage, each message once; none for a stage that this version does not know. */
export const getStageProblems = (snapshot: Snapshot, id: string, now: number): Problem[] => {
  const stage = stageById(id)
  const all = stage ? stage.problems(dataOfStage(snapshot, stage), createStageContext(snapshot, now)) : []
  return [...new Map(all.map((problem) => [problem.message, problem])).values()]
}

/** What triggers the facilitator's prompt cards: the problems of a stage, and the cues that nobody else sees. */
export const getCardTriggers = (snapshot: Snapshot, id: string, now: number, readings: Readings): Problem[] => {
  const stage = stageById(id)
  const cues = stage?.cues?.(dataOfStage(snapshot, stage), readings) ?? []
  return [...cues, ...getStageProblems(snapshot, id, now)]
}
