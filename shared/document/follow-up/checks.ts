import { addDays, toWorkingDay } from '../../meeting/business-days'
import { type Commitment, isFinished, isPastDue } from '../../meeting/commitments'
import type { FollowUpDocument, FollowUpIncident } from '../../protocol/follow-up'
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
 * The checks that are due, the oldest incident first. The first is passed once every action is under way, or the second
 * is due; the second once nothing is left to do. So nobody has to note that a check took place.
 */
export const dueChecks = (documents: readonly FollowUpDocument[], today: string): IncidentCheck[] =>
  documents
    .flatMap((document) => checkOf(document, today) ?? [])
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.document.title.localeCompare(b.document.title)))

const checkOf = ({ actions, ...document }: FollowUpDocument, today: string): IncidentCheck | undefined => {
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
}

const dueKind = (document: FollowUpIncident, today: string): CheckKind | undefined => {
  if (document.day === '') return undefined
  if (checkDue(document, 'finished') <= today) return 'finished'
  return checkDue(document, 'started') <= today ? 'started' : undefined
}

/** Whether an action was done so long ago that it shows whether it worked, and nobody has said so yet. */
const isEffectDue = (
  { checkDays }: Pick<FollowUpIncident, 'checkDays'>,
  { status, doneOn, worked }: Commitment,
  today: string,
): boolean => status === 'done' && worked === '' && doneOn !== '' && addDays(doneOn, checkDays.effect) <= today

/** The actions of which somebody should say whether they worked, the one that was done first in front. */
export const dueEffects = (documents: readonly FollowUpDocument[], today: string): FollowUpRow[] =>
  documents
    .flatMap((document) => rowsOf(document, today).filter(({ action }) => isEffectDue(document, action, today)))
    .sort((a, b) => (a.action.doneOn < b.action.doneOn ? -1 : a.action.doneOn > b.action.doneOn ? 1 : 0))
