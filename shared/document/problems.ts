import { stageById } from '../stages'
import type { Problem, TextClassifier } from '../stages/contract'
import { createStageContext, dataOfStage, type Snapshot } from './snapshot'

/** The problems of a stage, each message once; none for a stage that this version does not know. */
export const getStageProblems = (snapshot: Snapshot, id: string, now: number): Problem[] => {
  const stage = stageById(id)
  const all = stage ? stage.problems(dataOfStage(snapshot, stage), createStageContext(snapshot, now)) : []
  return [...new Map(all.map((problem) => [problem.message, problem])).values()]
}

/**
 * What triggers the facilitator's prompt cards in a stage: the cues, which nobody else sees, and the problems. Cues
 * come first, since they mean that a conversation is about to go wrong.
 */
export const getCardTriggers = (
  snapshot: Snapshot,
  id: string,
  now: number,
  classifier: TextClassifier,
): { cues: Problem[]; problems: Problem[] } => {
  const stage = stageById(id)
  const cues = stage?.cues?.(dataOfStage(snapshot, stage), classifier) ?? []
  return { cues, problems: getStageProblems(snapshot, id, now) }
}
