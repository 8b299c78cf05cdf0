import type * as Y from 'yjs'
import { LOCAL } from '../../crdt'
import type { IsoDate } from '../../meeting/business-days'
import type { Commitment, CommitmentChanges } from '../../meeting/commitments'
import { type Action, type ActionsData, actions, causesOf, statusChange } from './model'

/** What is followed up of each action. */
export const listCommitments = (data: ActionsData): Commitment[] =>
  data.actions.map((action) => ({
    id: action.id,
    text: action.text,
    owner: action.owner,
    ownerKind: action.ownerKind,
    due: action.due,
    priority: action.priority,
    status: action.status,
    ticket: action.ticket,
    droppedBecause: action.droppedBecause,
    worked: action.worked,
    outcome: action.outcome,
    criterion: action.criterion,
    kind: action.kind,
    hasCause: causesOf(data, action).length > 0,
    startedOn: action.startedOn,
    doneOn: action.doneOn,
    droppedOn: action.droppedOn,
    checkedOn: action.checkedOn,
  }))

/** The fields that a change sets. Days follow from the status and from the answer, unless the change has its own. */
const resolve = (action: Action, { status, ...changes }: CommitmentChanges, today: IsoDate): Partial<Action> => ({
  ...(status !== undefined && statusChange(action, status, today)),
  // Whether the owner before was a team says nothing about this one.
  ...(changes.owner !== undefined && changes.owner !== action.owner && { ownerKind: '' as const }),
  ...(changes.worked !== undefined && { checkedOn: changes.worked === '' ? '' : today }),
  ...changes,
})

/** Changes an action from wherever it is followed up. */
export const changeAction = (doc: Y.Doc, id: string, changes: CommitmentChanges, today: IsoDate): void => {
  const action = actions.read(doc, undefined, new Set([id])).value.find((one) => one.id === id)
  if (action) doc.transact(() => actions.change(doc, id, resolve(action, changes, today)), LOCAL)
}
