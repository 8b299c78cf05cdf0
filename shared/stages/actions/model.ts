import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, type ValueOf } from '../../crdt'

export const priorities = ['high', 'medium', 'low'] as const
export const efforts = ['small', 'medium', 'large'] as const
export const actionStatuses = ['open', 'in-progress', 'done', 'dropped'] as const

/** What somebody is going to do about a cause. */
export const actions = defineCollection({
  name: 'actions.items',
  version: 2,
  fields: z.object({
    owner: z.string().default(''),
    /** ISO date, or empty. */
    due: z.union([z.literal(''), z.iso.date()]).default(''),
    priority: z.enum(priorities).default('medium'),
    effort: z.enum(efforts).default('medium'),
    status: z.enum(actionStatuses).default('open'),
    /** Id or link in the team's tracker. */
    ticket: z.string().default(''),
    /** Id of the factor that it answers, or empty. */
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

/**
 * The most actions that a meeting should agree on: most of a longer list would never get done. Guides suggest three to
 * seven.
 */
export const MAX_ACTIONS = 7

/** What an action needs, in reading order; `code` is that of the problem of an action without it. */
export const requiredFields = [
  { field: 'owner', label: 'owner', code: 'no-owner' },
  { field: 'due', label: 'due date', code: 'no-due' },
  { field: 'criterion', label: 'done when', code: 'no-criterion' },
  { field: 'cause', label: 'cause', code: 'no-cause' },
] as const satisfies readonly { field: keyof Action; label: string; code: string }[]

/** The required fields that an action does not have yet. */
export const missingFields = (action: Action): (typeof requiredFields)[number][] =>
  requiredFields.filter(({ field }) => !action[field].trim())

/** Adds an action; returns its id. */
export const addAction = (doc: Y.Doc, author: Author, values: Parameters<typeof actions.add>[2]): string =>
  actions.add(doc, author, values)

/** Whether an action is past its due date and not done. `today` is an ISO date. */
export const isOverdue = ({ due, status }: Pick<Action, 'due' | 'status'>, today: string): boolean =>
  due !== '' && due < today && status !== 'done' && status !== 'dropped'

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
