import type * as Y from 'yjs'
import type { Commitment, CommitmentChanges } from '../../meeting/commitments'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { snapshot } from '../snapshot'

const findIn = (doc: Y.Doc, id: string): { stage: AnyStage; action: Commitment } | undefined => {
  const { stages: data } = snapshot(doc)
  for (const stage of stages as readonly AnyStage[]) {
    const action = stage.commitments?.(data[stage.id]).find((one) => one.id === id)
    if (action) return { stage, action }
  }
  return undefined
}

/** Whether an action still is as somebody saw it, in the fields that they name. */
export const isAsExpected = (action: Commitment, expected: CommitmentChanges): boolean =>
  (Object.keys(expected) as (keyof CommitmentChanges)[]).every((field) => action[field] === expected[field])

/**
 * Changes an action, unless it differs from `expected`: then somebody else was faster, and nothing is changed. Undefined
 * if the document has no such action.
 */
export const changeCommitment = (
  doc: Y.Doc,
  id: string,
  { changes, expected, today }: { changes: CommitmentChanges; expected: CommitmentChanges; today: string },
): { isChanged: boolean; before: Commitment; action: Commitment } | undefined => {
  const found = findIn(doc, id)
  if (!found) return undefined
  const { stage, action: before } = found
  if (!stage.changeCommitment || !isAsExpected(before, expected)) return { isChanged: false, before, action: before }
  stage.changeCommitment(doc, id, changes, today)
  return { isChanged: true, before, action: findIn(doc, id)?.action ?? before }
}
