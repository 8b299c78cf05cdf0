import { addDays, type IsoDate } from '../../meeting/business-days'
import { isFinished } from '../../meeting/commitments'
import type { Rules } from '../../meeting/rules'
import type { Factor } from '../contract'
import { type Action, type ActionsData, causesOf, efforts, MAX_ACTIONS, priorities } from './model'

/** The actions on which something is left to do. */
export const openActions = (list: readonly Action[]): Action[] => list.filter((action) => !isFinished(action))

/** The day by which actions of high priority should be done; empty if the day of the incident is not known. */
export const latestDueDay = (incident: IsoDate | '', { deadlines }: Pick<Rules, 'deadlines'>): IsoDate | '' =>
  incident && addDays(incident, deadlines.highPriorityDueDays)

/** Whether an action of high priority is due after `latest`, whether or not it says why. */
export const isDueLate = (action: Action, latest: IsoDate | ''): boolean =>
  latest !== '' && action.priority === 'high' && action.due > latest && !isFinished(action)

/** By what is lost if it is dropped, and then by what it takes: the first to drop is first. */
const byWorth = (a: Action, b: Action): number =>
  priorities.indexOf(b.priority) - priorities.indexOf(a.priority) ||
  efforts.indexOf(b.effort) - efforts.indexOf(a.effort)

/** Of more open actions than usually get done, those to ask about, as many as there are too many; otherwise none. */
export const dropCandidates = (data: ActionsData): Action[] => {
  const open = openActions(data.actions)
  const answersNothing = (action: Action): number => Number(causesOf(data, action).length === 0)
  return open
    .toReversed()
    .sort((a, b) => byWorth(a, b) || answersNothing(b) - answersNothing(a))
    .slice(0, Math.max(0, open.length - MAX_ACTIONS))
}

/** The factors that no action answers that is open or done, root causes first. */
export const uncoveredFactors = (data: ActionsData, factors: readonly Factor[]): Factor[] => {
  const covered = new Set(data.actions.flatMap((action) => (action.status === 'dropped' ? [] : causesOf(data, action))))
  return rootCausesFirst(factors.filter(({ id }) => !covered.has(id)))
}

export const rootCausesFirst = (factors: readonly Factor[]): Factor[] =>
  [...factors].sort((a, b) => Number(b.isRootCause) - Number(a.isRootCause))

/** Open actions by what they are worth and what they take: a row for each priority, a cell for each effort. */
export type ValueGrid = readonly { priority: Action['priority']; cells: readonly (readonly Action[])[] }[]

/** Undefined as long as it would show nothing: for a single action, or if nobody ranked any. */
export const valueGrid = (list: readonly Action[]): ValueGrid | undefined => {
  const open = openActions(list)
  const isRanked = open.some(({ priority, effort }) => priority !== 'medium' || effort !== 'medium')
  if (open.length < 2 || !isRanked) return undefined
  return priorities.map((priority) => ({
    priority,
    cells: efforts.map((effort) => open.filter((one) => one.priority === priority && one.effort === effort)),
  }))
}
