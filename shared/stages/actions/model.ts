import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, type DataOf, defineCollection, defineKeyedValues, LOCAL, type ValueOf } from '../../crdt'
import type { IsoDate } from '../../meeting/business-days'
import { actionStatuses, effects, isFinished, ownerKinds, priorities } from '../../meeting/commitments'
import type { Rules } from '../../meeting/rules'

export { actionStatuses, effects, ownerKinds, priorities }

export const efforts = ['small', 'medium', 'large'] as const
/** What an action changes the next time: whether it happens, is seen, does harm, is answered or is understood. */
export const actionKinds = ['prevent', 'detect', 'mitigate', 'respond', 'learn'] as const

const isoDate = z.union([z.literal(''), z.iso.date()]).default('')

/** What somebody is going to do about a cause. */
export const actions = defineCollection({
  name: 'actions.items',
  version: 2,
  fields: z.object({
    owner: z.string().default(''),
    /** Empty: a person if the roster has them, otherwise unknown. */
    ownerKind: z.enum(['', ...ownerKinds]).default(''),
    /** ISO date, or empty. */
    due: isoDate,
    kind: z.enum(['', ...actionKinds]).default(''),
    priority: z.enum(priorities).default('medium'),
    effort: z.enum(efforts).default('medium'),
    status: z.enum(actionStatuses).default('open'),
    /** ISO dates, or empty. They are set with the status; only `closedOn` tells which of them counts. */
    startedOn: isoDate,
    doneOn: isoDate,
    droppedOn: isoDate,
    droppedBecause: z.string().default(''),
    /** Why an action of high priority is due later than the rules of the document ask for. */
    lateBecause: z.string().default(''),
    /** Whether it did what it was meant to do, as somebody found some time after it was done. */
    worked: z.enum(['', ...effects]).default(''),
    checkedOn: isoDate,
    /** What showed that it worked, or that it did not. */
    outcome: z.string().default(''),
    /** Id or link in the team's tracker. */
    ticket: z.string().default(''),
    /** Id of one factor that it answers, or empty. Former versions knew only this one; `causesOf` has all of them. */
    cause: z.string().default(''),
    /** Identifies an item of a source, so that importing it again adds no duplicate. */
    importKey: z.string().default(''),
  }),
  texts: ['text', 'criterion'],
  migrations: {
    // Version 1 knew only done or not. A status set by a later version stays.
    2: (old) => ({ status: old.isDone === true ? 'done' : 'open', ...old }),
  },
})
export type Action = ValueOf<typeof actions>[number]
export type ActionStatus = Action['status']

/**
 * The causes that actions answer, under `<action id> <factor id>`: a key for each, so that two people who add causes to
 * one action at once keep both.
 */
export const actionCauses = defineKeyedValues({
  name: 'actions.causes',
  value: z.literal(true),
  keysNameRecords: true,
})

export const actionSections = { actions, causes: actionCauses }
export type ActionsData = DataOf<typeof actionSections>

const causeKey = (action: string, factor: string): string => `${action} ${factor}`

type CausesByAction = ReadonlyMap<string, readonly string[]>
const known = new WeakMap<ActionsData['causes'], CausesByAction>()

const groupCauses = (causes: ActionsData['causes']): CausesByAction => {
  const before = known.get(causes)
  if (before) return before
  const grouped = new Map<string, string[]>()
  for (const key of Object.keys(causes)) {
    const at = key.indexOf(' ')
    if (at < 0) continue
    const action = key.slice(0, at)
    const list = grouped.get(action)
    if (list) list.push(key.slice(at + 1))
    else grouped.set(action, [key.slice(at + 1)])
  }
  known.set(causes, grouped)
  return grouped
}

/** The ids of the factors that an action answers, each once. Some of them may have been removed. */
export const causesOf = (
  { causes }: Pick<ActionsData, 'causes'>,
  { id, cause }: Pick<Action, 'id' | 'cause'>,
): readonly string[] => {
  const added = groupCauses(causes).get(id) ?? none
  return cause === '' || added.includes(cause) ? added : [cause, ...added]
}
const none: readonly string[] = []

/** Notes that an action answers a factor. */
export const addCause = (doc: Y.Doc, action: string, factor: string): void =>
  actionCauses.set(doc, causeKey(action, factor), true)

/** Takes it back, wherever it is noted. */
export const removeCause = (doc: Y.Doc, { id, cause }: Pick<Action, 'id' | 'cause'>, factor: string): void => {
  doc.transact(() => {
    actionCauses.set(doc, causeKey(id, factor), undefined)
    if (cause === factor) actions.change(doc, id, { cause: '' })
  }, LOCAL)
}

/** The fields that change with a status: the day is noted, and what no longer holds is cleared. */
export const statusChange = (
  action: Pick<Action, 'status' | 'startedOn'>,
  status: ActionStatus,
  today: IsoDate,
): Partial<Action> => {
  if (status === action.status) return {}
  const isStarted = status === 'in-progress' || status === 'done'
  return {
    status,
    startedOn: status === 'open' ? '' : isStarted ? action.startedOn || today : action.startedOn,
    doneOn: status === 'done' ? today : '',
    droppedOn: status === 'dropped' ? today : '',
    // Whether it worked is asked again once it is done again.
    worked: '',
    checkedOn: '',
  }
}

/** Sets the status and the days that go with it; reopening clears them. `today`: where the document's people are. */
export const setStatus = (doc: Y.Doc, id: string, status: ActionStatus, today: IsoDate): void => {
  const action = actions.read(doc, undefined, new Set([id])).value[0]
  if (action) actions.change(doc, id, statusChange(action, status, today))
}

/** Whether a person or a team owns an action; empty if that is not known. `people`: the names on the roster. */
export const ownerKindOf = (
  { owner, ownerKind }: Pick<Action, 'owner' | 'ownerKind'>,
  people: readonly string[],
): Action['ownerKind'] => (owner === '' ? '' : ownerKind || (people.includes(owner) ? 'person' : ''))

/**
 * The day on which an action was done or dropped; empty while it is open, or if that was before days were noted. Of two
 * people who close one action differently at once both leave a day, and the status says which of them counts.
 */
export const closedOn = ({
  status,
  doneOn,
  droppedOn,
}: Pick<Action, 'status' | 'doneOn' | 'droppedOn'>): IsoDate | '' =>
  status === 'done' ? doneOn : status === 'dropped' ? droppedOn : ''

/**
 * The most actions that a meeting should agree on: most of a longer list would never get done. Guides suggest three to
 * seven.
 */
export const MAX_ACTIONS = 7

type ActionFieldId = Rules['requiredFields']['action'][number]

/** What an action can be asked for, in reading order; `code` is that of the problem of an action without it. */
export const askedFields = [
  { field: 'owner', label: 'owner', code: 'no-owner' },
  { field: 'due', label: 'due date', code: 'no-due' },
  { field: 'criterion', label: 'done when', code: 'no-criterion' },
  { field: 'cause', label: 'cause', code: 'no-cause' },
  { field: 'kind', label: 'kind', code: 'no-kind' },
  { field: 'ticket', label: 'ticket', code: 'no-ticket' },
] as const satisfies readonly { field: ActionFieldId; label: string; code: string }[]
export type AskedField = (typeof askedFields)[number]

/** Asked for in any case; the others only where the rules of the document require them. */
const usualFields: readonly ActionFieldId[] = ['owner', 'due', 'criterion', 'cause']

/** What an action with these causes is asked for and does not have yet; nothing of one that is done or dropped. */
export const missingFields = (
  action: Action,
  causes: readonly string[],
  { requiredFields }: Pick<Rules, 'requiredFields'>,
): AskedField[] =>
  isFinished(action)
    ? []
    : askedFields
        .filter(({ field }) => usualFields.includes(field) || requiredFields.action.includes(field))
        .filter(({ field }) => (field === 'cause' ? causes.length === 0 : !action[field].trim()))

/** Adds an action; returns its id. */
export const addAction = (doc: Y.Doc, author: Author, values: Parameters<typeof actions.add>[2]): string =>
  actions.add(doc, author, values)

/** Sorts the most urgent first; actions of one priority keep the order that the group gave them. */
export const byPriority = (list: readonly Action[]): Action[] =>
  [...list].sort((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority))

/** The actions in a report: the few at its start, and the rest. */
export type ActionsPart = 'key' | 'other'

/** Of more actions than a meeting should agree on, this many are shown at the start of a report. */
const MAX_KEY_ACTIONS = 5

/**
 * Both parts by priority. What has been done or dropped stays where it is, so that no row moves to another part of the
 * report while its status is changed.
 */
export const splitByWeight = (list: readonly Action[]): Record<ActionsPart, Action[]> => {
  const sorted = byPriority(list)
  const keyCount = sorted.length <= MAX_ACTIONS ? sorted.length : MAX_KEY_ACTIONS
  return { key: sorted.slice(0, keyCount), other: sorted.slice(keyCount) }
}
