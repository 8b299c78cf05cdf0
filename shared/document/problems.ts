import { stageById } from '../stages'
import type { Problem } from '../stages/contract'
import { createStageContext, dataOfStage, type Snapshot } from './snapshot'

/** What is missing in a stage, each sentence once; nothing for one that this version does not know. */
export const problemsIn = (snapshot: Snapshot, id: string, now: number): Problem[] => {
  const stage = stageById(id)
  const all = stage ? stage.problems(dataOfStage(snapshot, stage), createStageContext(snapshot, now)) : []
  return [...new Map(all.map((problem) => [problem.sentence, problem])).values()]
}

/** What the facilitator's cards answer to: what is missing, and what nobody else is shown. */
export const promptsIn = (snapshot: Snapshot, id: string, now: number): Problem[] => {
  const stage = stageById(id)
  const cues = stage?.cues?.(dataOfStage(snapshot, stage), createStageContext(snapshot, now)) ?? []
  return [...cues, ...problemsIn(snapshot, id, now)]
}
