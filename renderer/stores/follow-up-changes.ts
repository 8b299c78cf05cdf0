import { createStore } from 'zustand/vanilla'
import { isAsExpected, rowKey } from '../../shared/document/follow-up'
import type { Commitment, CommitmentChanges } from '../../shared/meeting/commitments'
import type { Failure } from '../../shared/protocol/calls'
import {
  type ActionChange,
  type ChangeResult,
  type FollowUpDocument,
  MAX_ACTION_CHANGES,
} from '../../shared/protocol/follow-up'
import { host } from '../host'
import { localDate } from '../local-date'
import { followUp, type ListedDocument, refreshFollowUp } from './follow-up'

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

/** What one press has changed, and how it is taken back. */
type Step = readonly (ActionRef & { changes: CommitmentChanges; expected: CommitmentChanges; text: string })[]

/** This page's own changes: what the host has not answered yet, what was refused, and what Undo takes back. */
type Changes = {
  pending: ReadonlyMap<string, CommitmentChanges>
  conflicts: readonly Conflict[]
  steps: readonly Step[]
}

export const ownChanges = createStore<Changes>(() => ({ pending: new Map(), conflicts: [], steps: [] }))

/** More steps than anybody takes back. */
const MAX_STEPS = 100

const keyOf = ({ documentId, actionId }: ActionRef): string => rowKey(documentId, actionId)

/** The documents with some of their actions replaced, by the keys of their rows; the others keep their identity. */
const replaceActions = <D extends FollowUpDocument>(
  documents: readonly D[],
  replacements: ReadonlyMap<string, (action: Commitment) => Commitment>,
): readonly D[] => {
  if (replacements.size === 0) return documents
  const ids = new Set([...replacements.keys()].map((key) => key.split(' ')[0]))
  const replace = ({ id }: D, action: Commitment): Commitment =>
    replacements.get(rowKey(id, action.id))?.(action) ?? action
  return documents.map((document) =>
    ids.has(document.id)
      ? { ...document, actions: document.actions.map((action) => replace(document, action)) }
      : document,
  )
}

/** The documents with this page's changes that the host has not answered yet. */
export const withPending = <D extends FollowUpDocument>(
  documents: readonly D[],
  pending: Changes['pending'],
): readonly D[] =>
  replaceActions(
    documents,
    new Map([...pending].map(([key, changes]) => [key, (action: Commitment) => ({ ...action, ...changes })])),
  )

/** The documents with what the host has answered. What is shown then is not what it has told, so it is asked again. */
const withAnswers = (
  documents: readonly ListedDocument[],
  answers: ReadonlyMap<string, () => Commitment>,
): readonly ListedDocument[] =>
  replaceActions(documents, answers).map((document, at) =>
    document === documents[at] ? document : { ...document, version: '' },
  )

const setPending = (changes: ReadonlyMap<string, CommitmentChanges | undefined>): void =>
  ownChanges.setState(({ pending }) => {
    const next = new Map(pending)
    for (const [key, change] of changes)
      if (change) next.set(key, { ...next.get(key), ...change })
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

const inTurn = async <T>(keys: readonly string[], work: () => Promise<T>): Promise<T> => {
  const next = Promise.all(keys.map((key) => lastCalls.get(key))).then(work)
  for (const key of keys) lastCalls.set(key, next)
  const result = await next
  // What later changes have set meanwhile is still shown.
  const settled = keys.filter((key) => lastCalls.get(key) === next)
  for (const key of settled) lastCalls.delete(key)
  setPending(new Map(settled.map((key) => [key, undefined])))
  return result
}

/** What came of a change. */
export type ChangeOutcome = 'changed' | 'conflict' | Failure

/** Sends changes, as many calls as they take; the answers in their order. */
const send = async (changes: readonly ActionChange[]): Promise<ChangeResult[]> => {
  const results: ChangeResult[] = []
  for (let from = 0; from < changes.length; from += MAX_ACTION_CHANGES) {
    const part = changes.slice(from, from + MAX_ACTION_CHANGES)
    const answer = await host.call('followUp.change', { changes: part, today: localDate(Date.now()) })
    results.push(...(answer.ok ? answer.value.results : part.map(() => ({ failure: answer.failure }))))
  }
  const answers = new Map(changes.flatMap((change, at) => known(change, results[at])))
  followUp.setState(({ documents }) => ({ documents: documents && withAnswers(documents, answers) }))
  return results
}

/** The action as the host has answered it, to be shown. */
const known = (change: ActionChange, result: ChangeResult | undefined): [string, () => Commitment][] =>
  result && 'action' in result ? [[keyOf(change), () => result.action]] : []

const outcomeOf = (result: ChangeResult | undefined): ChangeOutcome => {
  if (!result || 'failure' in result) return result?.failure ?? noAnswer
  return result.isChanged ? 'changed' : 'conflict'
}

const noAnswer: Failure = { code: 'bad-answer', sentence: 'Debrief did not say what became of this change.' }

/** A change that somebody wants, of an action as they saw it. */
export type WantedChange = ActionRef & { shown: Commitment; changes: CommitmentChanges }

/**
 * Changes actions, as one step for Undo; the page shows it at once. If somebody else has changed the same meanwhile,
 * nothing of that action is changed, and both values are shown for the person to choose. One outcome for each.
 */
export const changeActions = async (wanted: readonly WantedChange[]): Promise<ChangeOutcome[]> => {
  const sent = wanted.filter(({ shown, changes }) => !isAsExpected(shown, changes))
  if (sent.length === 0) return wanted.map(() => 'changed')
  const keys = sent.map(keyOf)
  ownChanges.setState(({ conflicts }) => ({ conflicts: conflicts.filter(({ key }) => !keys.includes(key)) }))
  setPending(new Map(sent.map((one) => [keyOf(one), one.changes])))
  const results = await inTurn(keys, () =>
    send(
      sent.map(({ documentId, actionId, shown, changes }) => ({
        documentId,
        actionId,
        changes,
        expected: pick(shown, Object.keys(changes)),
      })),
    ),
  )
  const answers = new Map(sent.map((one, at) => [one, results[at]]))
  noteAnswers(answers)
  const outcomes = wanted.map((one) => (answers.has(one) ? outcomeOf(answers.get(one)) : 'changed'))
  if (outcomes.some((outcome) => typeof outcome === 'object')) void refreshFollowUp()
  return outcomes
}

/** Notes what Undo takes back, and what somebody else has changed. */
const noteAnswers = (answers: ReadonlyMap<WantedChange, ChangeResult | undefined>): void => {
  const step: Step[number][] = []
  const found: Conflict[] = []
  for (const [{ documentId, actionId, changes }, result] of answers) {
    if (!result || 'failure' in result) continue
    const { before, action } = result
    const ref = { documentId, actionId }
    if (!result.isChanged) found.push({ ...ref, key: keyOf(ref), theirs: action, wanted: changes })
    else {
      const fields = differing(before, action)
      step.push({ ...ref, changes: pick(before, fields), expected: pick(action, fields), text: action.text })
    }
  }
  ownChanges.setState(({ steps, conflicts }) => ({
    steps: step.length > 0 ? [...steps.slice(1 - MAX_STEPS), step] : steps,
    conflicts: [...conflicts, ...found],
  }))
}

/** `changeActions` for one. `shown`: the action as the person saw it. */
export const changeAction = async (
  ref: ActionRef,
  shown: Commitment,
  changes: CommitmentChanges,
): Promise<ChangeOutcome> => (await changeActions([{ ...ref, shown, changes }]))[0] ?? noAnswer

/** Settles a conflict: by what this person wanted, or by what somebody else has set. */
export const settleConflict = async (conflict: Conflict, isMine: boolean): Promise<ChangeOutcome> => {
  ownChanges.setState(({ conflicts }) => ({ conflicts: conflicts.filter((one) => one !== conflict) }))
  if (!isMine) return 'changed'
  const outcome = await changeAction(conflict, conflict.theirs, conflict.wanted)
  // What could not be sent is still there to choose.
  if (typeof outcome === 'object') ownChanges.setState(({ conflicts }) => ({ conflicts: [...conflicts, conflict] }))
  return outcome
}

/** What taking back a step came to, for each of its changes, with the text of its action. */
export type Undone = readonly { outcome: ChangeOutcome; text: string }[]

/** Takes back the last step; undefined if there is nothing to take back. */
export const undoLast = async (): Promise<Undone | undefined> => {
  const step = ownChanges.getState().steps.at(-1)
  if (!step) return undefined
  ownChanges.setState(({ steps }) => ({ steps: steps.filter((one) => one !== step) }))
  const results = await inTurn(step.map(keyOf), () =>
    send(step.map(({ documentId, actionId, changes, expected }) => ({ documentId, actionId, changes, expected }))),
  )
  const undone = step.map(({ text }, at) => ({ outcome: outcomeOf(results[at]), text }))
  // What could not be taken back now can be later.
  const left = step.filter((_, at) => typeof undone[at]?.outcome === 'object')
  if (left.length > 0) ownChanges.setState(({ steps }) => ({ steps: [...steps, left] }))
  return undone
}
