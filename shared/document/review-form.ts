import { type ReviewWay, reviewOf, rulesOf } from '../meeting/rules'
import { stages } from '../stages'
import type { AnyStage } from '../stages/contract'
import { getAgenda } from './agenda'
import { dataOfStage, type Snapshot } from './snapshot'

/** How a document is reviewed. */
export const wayOf = ({ record, rules }: Pick<Snapshot, 'record' | 'rules'>): ReviewWay =>
  reviewOf(record, rulesOf(rules))

/** Whether it is in a meeting that the document is worked on: it is to be reviewed in one, or one is running. */
export const hasMeeting = (snapshot: Pick<Snapshot, 'record' | 'rules' | 'run'>): boolean =>
  wayOf(snapshot) === 'meeting' || snapshot.run.state.phase === 'running'

/** Whether a way of review has a place for a stage. */
export const isInWay = ({ ways }: Pick<AnyStage, 'ways'>, way: ReviewWay): boolean => ways?.includes(way) ?? true

/** Whether somebody has written something in a stage. */
const isWrittenIn = (snapshot: Snapshot, stage: AnyStage): boolean =>
  stage.texts(dataOfStage(snapshot, stage)).length > 0

const isOfMeetingsOnly = (stage: AnyStage): boolean => !isInWay(stage, 'written') && !isInWay(stage, 'near-miss')

/**
 * The stages that are written one below the other in a review without a meeting: those of its form that are on the agenda,
 * and others in which something is written, so that nothing is hidden after the way was changed. What belongs to a meeting
 * alone stays in the report.
 */
export const listReviewStages = (snapshot: Snapshot, known: readonly AnyStage[] = stages): AnyStage[] => {
  const way = wayOf(snapshot)
  const agenda = getAgenda(snapshot)
  return known.filter((stage) => {
    if (isOfMeetingsOnly(stage)) return false
    const isOnForm = isInWay(stage, way) && agenda.some(({ id, isOn }) => id === stage.id && isOn)
    return isOnForm || isWrittenIn(snapshot, stage)
  })
}
