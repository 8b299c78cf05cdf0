import type * as Y from 'yjs'
import { LOCAL } from '../../../crdt'
import type { Commitment } from '../../../meeting/commitments'
import { stages } from '../../../stages'
import type { AnyStage } from '../../../stages/contract'
import { isAsExpected } from '../../follow-up/change'
import { dataOfStage, snapshot } from '../../snapshot'
import type { TicketAction } from '../types'

/** What is taken over from a tracker into one action, unless it is no longer as `expected`. */
export type ActionUpdate = {
  documentId: string
  actionId: string
  changes: Partial<TicketAction>
  expected: Partial<TicketAction>
}

const listActions = (doc: Y.Doc): Map<string, { stage: AnyStage; action: Commitment }> => {
  const snap = snapshot(doc)
  return new Map(
    (stages as readonly AnyStage[]).flatMap((stage) =>
      (stage.commitments?.(dataOfStage(snap, stage)) ?? []).map((action) => [action.id, { stage, action }] as const),
    ),
  )
}

/**
 * Changes actions of a document in one transaction, and so as one step for Undo. Returns how many it has changed: those
 * that somebody else has changed meanwhile, or removed, stay as they are. `today`: ISO date where the person is.
 */
export const applyTicketUpdates = (doc: Y.Doc, updates: readonly ActionUpdate[], today: string): number => {
  const actions = listActions(doc)
  let changed = 0
  doc.transact(() => {
    for (const { actionId, changes, expected } of updates) {
      const found = actions.get(actionId)
      if (!found?.stage.changeCommitment || !isAsExpected(found.action, expected)) continue
      found.stage.changeCommitment(doc, actionId, changes, today)
      changed += 1
    }
  }, LOCAL)
  return changed
}
