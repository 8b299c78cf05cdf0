import type { FollowUpRow } from '../../../shared/document/follow-up'
import { type CommitmentChanges, isFinished } from '../../../shared/meeting/commitments'
import { countText, quoteText } from '../../../shared/meeting/format'
import { toast } from '../../components/Toasts'
import {
  type ChangeOutcome,
  type Conflict,
  changeAction,
  settleConflict,
  undoLast,
} from '../../stores/follow-up-changes'

const unnamed = 'An untitled action'

const reportFailure = (outcome: ChangeOutcome): void => {
  if (typeof outcome === 'object') toast(outcome.sentence)
}

/** Settles a conflict by this person's value or by the other one, or says why that was not possible. */
export const settle = async (conflict: Conflict, isMine: boolean): Promise<void> =>
  reportFailure(await settleConflict(conflict, isMine))

/** Takes back this page's last step, and says so. */
export const undoChange = async (): Promise<void> => {
  const undone = await undoLast()
  if (!undone) return toast('There is nothing to undo.', undefined, 'follow-up')
  const [one, ...others] = undone
  const failure = undone.map(({ outcome }) => outcome).find((outcome) => typeof outcome === 'object')
  if (failure) return toast(failure.sentence)
  const name = quoteText(one?.text ?? '', unnamed)
  const left = undone.filter(({ outcome }) => outcome === 'conflict').length
  if (others.length > 0) toast(undoneText(undone.length - left, left), undefined, 'follow-up')
  else if (left === 0) toast(`Undid a change to ${name}`, undefined, 'follow-up')
  else toast(`${name} has been changed by someone else since, so it was left as it is.`, undefined, 'follow-up')
}

const undoneText = (undone: number, left: number): string =>
  left === 0
    ? `Undid changes to ${countText(undone, 'action')}.`
    : `Undid changes to ${countText(undone, 'action')}. Others have been changed by someone else since and stay as they are.`

/** Changes the action of a row, or says why it can't be changed. `message`: what has happened, with an Undo. */
export const changeRow = async (row: FollowUpRow, changes: CommitmentChanges, message?: string): Promise<void> => {
  const { document, action } = row
  if (document.readOnlyReason !== undefined) return toast(document.readOnlyReason, undefined, 'follow-up')
  const outcome = await changeAction({ documentId: document.id, actionId: action.id }, action, changes)
  if (outcome === 'changed' && message) toast(message, { label: 'Undo', run: () => void undoChange() }, 'follow-up')
  reportFailure(outcome)
}

/** The sentence that says what a status was set to. */
export const statusMessage = ({ action }: FollowUpRow, status: NonNullable<CommitmentChanges['status']>): string => {
  const name = quoteText(action.text, unnamed)
  const sentences = {
    open: `${name} is open`,
    'in-progress': `${name} is in progress`,
    done: `${name} is done`,
    dropped: `${name} was dropped`,
  }
  return sentences[status]
}

/** Space on a row: what is not done becomes done, what is finished becomes open again. */
export const toggleDone = (row: FollowUpRow): void => {
  const next = isFinished(row.action) ? 'open' : 'done'
  void changeRow(row, { status: next }, statusMessage(row, next))
}
