import { createStore } from 'zustand/vanilla'
import { isAsExpected, rowKey } from '../../shared/document/follow-up'
import type { Commitment, CommitmentChanges } from '../../shared/meeting/commitments'
import type { Failure } from '../../shared/protocol/calls'
import type { FollowUpDocument } from '../../shared/protocol/follow-up'
import { host } from '../host'
import { localDate } from '../local-date'
import { followUp, refreshFollowUp } from './follow-up'

/** Where an action is. */
export type ActionRef = { documentId: string; actionId: string }

/** A change that was not made, since somebody else had changed the same. */
export type Conflict = ActionRef & {
  key: string
  /** The action as somebody else has left it. */
  theirs: Commitment
  /** What this person wanted. */
  wanted: CommitmentChanges
}

type Step = ActionRef & { changes: CommitmentChanges; expected: CommitmentChanges; text: string }

/** This page's own changes: what the host has not answered yet, what was refused, and what Undo takes back. */
type Changes = {
  pending: ReadonlyMap<string, CommitmentChanges>
  conflicts: readonly Conflict[]
  steps: readonly Step[]
}

export const ownChanges = createStore<Changes>(() => ({ pending: new Map(), conflicts: [], steps: [] }))

/** More steps than anybody takes back. */
const MAX_STEPS = 100

const replaceAction = (
  documents: readonly FollowUpDocument[],
  { documentId, actionId }: ActionRef,
  change: (action: Commitment) => Commitment,
): FollowUpDocument[] =>
  documents.map((document) =>
    document.id === documentId
      ? {
          ...document,
          actions: document.actions.map((action) => (action.id === actionId ? change(action) : action)),
        }
      : document,
  )

/** The documents with this page's changes that the host has not answered yet. */
export const withPending = (
  documents: readonly FollowUpDocument[],
  pending: Changes['pending'],
): readonly FollowUpDocument[] => {
  let result = documents
  for (const [key, changes] of pending) {
    const [documentId = '', actionId = ''] = key.split(' ')
    result = replaceAction(result, { documentId, actionId }, (action) => ({ ...action, ...changes }))
  }
  return result
}

const setPending = (key: string, changes: CommitmentChanges | undefined): void =>
  ownChanges.setState(({ pending }) => {
    const next = new Map(pending)
    if (changes) next.set(key, { ...next.get(key), ...changes })
    else next.delete(key)
    return { pending: next }
  })

const pick = (action: Commitment, fields: readonly string[]): CommitmentChanges =>
  Object.fromEntries(Object.entries(action).filter(([field]) => fields.includes(field)))

/** The fields in which two states of an action differ. */
const differing = (before: Commitment, after: Commitment): string[] =>
  Object.keys(after).filter((field) => before[field as keyof Commitment] !== after[field as keyof Commitment])

/** The changes of an action are sent one after the other, so that none expects what another is about to change. */
const lastCalls = new Map<string, Promise<unknown>>()

const inTurn = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
  const next = Promise.resolve(lastCalls.get(key)).then(work)
  lastCalls.set(key, next)
  const result = await next
  // What later changes have set meanwhile is still shown.
  if (lastCalls.get(key) === next) {
    lastCalls.delete(key)
    setPending(key, undefined)
  }
  return result
}

/** What came of a change. */
export type ChangeOutcome = 'changed' | 'conflict' | Failure

const send = async (
  ref: ActionRef,
  changes: CommitmentChanges,
  expected: CommitmentChanges,
): Promise<{ outcome: ChangeOutcome; before?: Commitment; action?: Commitment }> => {
  const answer = await host.call('followUp.change', { ...ref, changes, expected, today: localDate(Date.now()) })
  if (!answer.ok) return { outcome: answer.failure }
  const { isChanged, before, action } = answer.value
  followUp.setState(({ documents }) => ({ documents: documents && replaceAction(documents, ref, () => action) }))
  return { outcome: isChanged ? 'changed' : 'conflict', before, action }
}

/**
 * Changes an action; the page shows it at once. If somebody else has changed the same meanwhile, nothing is changed, and
 * both values are shown for the person to choose. `shown`: the action as the person saw it.
 */
export const changeAction = async (
  ref: ActionRef,
  shown: Commitment,
  changes: CommitmentChanges,
): Promise<ChangeOutcome> => {
  const key = rowKey(ref.documentId, ref.actionId)
  if (isAsExpected(shown, changes)) return 'changed'
  ownChanges.setState(({ conflicts }) => ({ conflicts: conflicts.filter((one) => one.key !== key) }))
  setPending(key, changes)
  const { outcome, before, action } = await inTurn(key, () => send(ref, changes, pick(shown, Object.keys(changes))))
  if (outcome === 'changed' && before && action) {
    const fields = differing(before, action)
    const step = { ...ref, changes: pick(before, fields), expected: pick(action, fields), text: action.text }
    ownChanges.setState(({ steps }) => ({ steps: [...steps.slice(1 - MAX_STEPS), step] }))
  }
  if (outcome === 'conflict' && action) {
    const conflict = { ...ref, key, theirs: action, wanted: changes }
    ownChanges.setState(({ conflicts }) => ({ conflicts: [...conflicts, conflict] }))
  }
  if (typeof outcome === 'object') void refreshFollowUp()
  return outcome
}

/** Settles a conflict: by what this person wanted, or by what somebody else has set. */
export const settleConflict = async (conflict: Conflict, isMine: boolean): Promise<ChangeOutcome> => {
  ownChanges.setState(({ conflicts }) => ({ conflicts: conflicts.filter((one) => one !== conflict) }))
  if (!isMine) return 'changed'
  const outcome = await changeAction(conflict, conflict.theirs, conflict.wanted)
  // What could not be sent is still there to choose.
  if (typeof outcome === 'object') ownChanges.setState(({ conflicts }) => ({ conflicts: [...conflicts, conflict] }))
  return outcome
}

/** What taking back a change came to, with the text of its action; undefined if there is nothing to take back. */
export const undoLast = async (): Promise<{ outcome: ChangeOutcome; text: string } | undefined> => {
  const step = ownChanges.getState().steps.at(-1)
  if (!step) return undefined
  ownChanges.setState(({ steps }) => ({ steps: steps.filter((one) => one !== step) }))
  const key = rowKey(step.documentId, step.actionId)
  const { outcome } = await inTurn(key, () => send(step, step.changes, step.expected))
  // What could not be taken back now can be later.
  if (typeof outcome === 'object') ownChanges.setState(({ steps }) => ({ steps: [...steps, step] }))
  return { outcome, text: step.text }
}
