import { addDays, toWorkingDay } from '../../meeting/business-days'
import { type Commitment, isFinished, isPastDue } from '../../meeting/commitments'
import type { FollowUpDocument, FollowUpIncident } from '../../protocol/follow-up'
import { perDocument } from './per-document'
import { type FollowUpRow, rowsOf } from './rows'

/** What is looked at some days after an incident: are its actions under way, and are they done? */
export type CheckKind = 'started' | 'finished'

/** What remains to be looked at of an incident. */
export type IncidentCheck = {
  kind: CheckKind
  document: FollowUpIncident
  /** The working day from which it is due; ISO date. */
  due: string
  /** Actions that are not dropped. */
  total: number
  done: number
  started: number
  overdue: number
}

/** When a check of an incident is due; empty if its day is not known. */
export const checkDue = ({ day, checkDays }: Pick<FollowUpIncident, 'day' | 'checkDays'>, kind: CheckKind): string =>
  day === '' ? '' : toWorkingDay(addDays(day, checkDays[kind]))

/**
 * From when an action shows whether it worked, as long as nobody has said so; empty for one that is not done, or of which
 * it is not known when it was.
 */
export const effectDue = (
  { status, doneOn, worked }: Pick<Commitment, 'status' | 'doneOn' | 'worked'>,
  { effect }: Pick<FollowUpIncident['checkDays'], 'effect'>,
): string => (status === 'done' && worked === '' && doneOn !== '' ? toWorkingDay(addDays(doneOn, effect)) : '')

/**
 * The checks that are due, the oldest incident first. The first is passed once every action is under way, or the second
 * is due; the second once nothing is left to do. So nobody has to note that a check took place.
 */
export const dueChecks = (documents: readonly FollowUpDocument[], today: string): IncidentCheck[] =>
  documents
    .flatMap((document) => checkOf(document, today) ?? [])
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.document.title.localeCompare(b.document.title)))

const checkOf = perDocument(({ actions, ...document }, today): IncidentCheck | undefined => {
  const kind = dueKind(document, today)
  const meant = actions.filter(({ status }) => status !== 'dropped')
  if (!kind || !meant.some((action) => (kind === 'started' ? action.status === 'open' : !isFinished(action))))
    return undefined
  const count = (matches: (action: Commitment) => boolean): number => meant.filter(matches).length
  return {
    kind,
    document,
    due: checkDue(document, kind),
    total: meant.length,
    done: count(({ status }) => status === 'done'),
    started: count(({ status }) => status === 'in-progress'),
    overdue: count((action) => isPastDue(action, today)),
  }
})

const dueKind = (document: FollowUpIncident, today: string): CheckKind | undefined => {
  if (document.day === '') return undefined
  if (checkDue(document, 'finished') <= today) return 'finished'
  return checkDue(document, 'started') <= today ? 'started' : undefined
}

const effectsOf = perDocument((document, today) =>
  rowsOf(document, today).filter(({ action }) => {
    const due = effectDue(action, document.checkDays)
    return due !== '' && due <= today
  }),
)

/** The actions of which somebody should say whether they worked, the one that was done first in front. */
export const dueEffects = (documents: readonly FollowUpDocument[], today: string): FollowUpRow[] =>
  documents
    .flatMap((document) => effectsOf(document, today))
    .sort((a, b) => (a.action.doneOn < b.action.doneOn ? -1 : a.action.doneOn > b.action.doneOn ? 1 : 0))
