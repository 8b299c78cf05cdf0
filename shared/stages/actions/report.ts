import { compareText } from '../../crdt'
import { isPastDue } from '../../meeting/commitments'
import { dateText, isoDay } from '../../meeting/format'
import type { Factor, ReportContext, RowTable } from '../contract'
import { type Block, createCell, type Detail } from '../report-blocks'
import { type Action, type ActionsData, type ActionsPart, actions, byPriority, causesOf, splitByWeight } from './model'
import { actionStatusLabels, detailLabels, effectLabels, effortLabels, kindLabels, priorityLabels } from './texts'

type Place = { factor: Factor; at: number }
const places = new WeakMap<readonly Factor[], ReadonlyMap<string, Place>>()

const placesOf = (factors: readonly Factor[]): ReadonlyMap<string, Place> => {
  const known = places.get(factors) ?? new Map(factors.map((factor, at) => [factor.id, { factor, at }]))
  places.set(factors, known)
  return known
}

/** The causes that an action answers, root causes first; without those that were removed. */
export const causesAmong = (
  data: Pick<ActionsData, 'causes'>,
  action: Action,
  factors: readonly Factor[],
): Factor[] => {
  const known = placesOf(factors)
  return causesOf(data, action)
    .flatMap((id) => known.get(id) ?? [])
    .sort((a, b) => Number(b.factor.isRootCause) - Number(a.factor.isRootCause) || a.at - b.at)
    .map(({ factor }) => factor)
}

/**
 * Their texts. Stages may have found the same in the same words: that is said once. They are in the order of their words,
 * so that a report that was read again tells the same.
 */
export const causeTexts = (...args: Parameters<typeof causesAmong>): string[] => {
  const byWords = new Map<string, string>()
  for (const { text } of causesAmong(...args)) {
    const words = text.replace(/\s+/g, ' ').trim().toLowerCase()
    if (!byWords.has(words)) byWords.set(words, text)
  }
  return [...byWords].sort(([a], [b]) => compareText(a, b)).map(([, text]) => text)
}

/** What is said of an action besides its text, owner, due date, priority and status; some of it may be empty. */
export const actionDetails = (action: Action, causes: readonly string[]): Detail[] => [
  { label: detailLabels.criterion, text: action.criterion },
  ...causes.map((text) => ({ label: detailLabels.cause, text })),
  { label: detailLabels.kind, text: action.kind && kindLabels[action.kind] },
  { label: detailLabels.effort, text: action.effort === 'medium' ? '' : effortLabels[action.effort] },
  { label: detailLabels.ticket, text: action.ticket },
  { label: detailLabels.lateBecause, text: action.lateBecause },
  { label: detailLabels.droppedBecause, text: action.status === 'dropped' ? action.droppedBecause : '' },
  { label: detailLabels.worked, text: action.worked && effectLabels[action.worked] },
  { label: detailLabels.outcome, text: action.outcome },
]

const dueInWords = (action: Action, now: number): string =>
  action.due && `${dateText(Date.parse(action.due))}${isPastDue(action, isoDay(now)) ? ' (overdue)' : ''}`

/** Some of the actions: a view in which they can be edited, and a table in its place. */
export const actionBlocks = (part: ActionsPart, data: ActionsData, { factors, now }: ReportContext): Block[] => {
  const shown = splitByWeight(data.actions)[part]
  if (shown.length === 0) return []
  // Medium is what actions have that nobody ranked or estimated, and all alike say nothing.
  const isRanked = data.actions.some(({ priority }) => priority !== 'medium')
  const table: Block = {
    type: 'table',
    columns: [
      { title: 'Action' },
      { title: 'Owner', width: 'wide' },
      { title: 'Due', width: 'medium', needsTitle: true },
      { title: 'Priority', width: 'narrow', needsTitle: true },
      { title: 'Status', width: 'narrow' },
    ],
    rows: shown.map((action) => [
      createCell(action.text, actionDetails(action, causeTexts(data, action, factors))),
      action.owner,
      dueInWords(action, now),
      isRanked ? priorityLabels[action.priority] : '',
      actionStatusLabels[action.status],
    ]),
    refs: shown.map(({ id }) => ({ section: actions.name, id, field: 'text' })),
    refColumn: 0,
  }
  return [{ type: 'view', stage: 'actions', part, instead: [table] }]
}

export const actionTable: RowTable<ActionsData> = {
  description: 'The actions as a table, for a spreadsheet.',
  columns: (data, { factors }) => {
    const shown = byPriority(data.actions)
    const column = (title: string, cell: (action: Action) => string) => ({ title, cells: shown.map(cell) })
    return [
      column('Action', ({ text }) => text),
      column('Owner', ({ owner }) => owner),
      column('Due', ({ due }) => due),
      column('Priority', ({ priority }) => priorityLabels[priority]),
      column('Status', ({ status }) => actionStatusLabels[status]),
      column('Effort', ({ effort }) => effortLabels[effort]),
      column('Kind', ({ kind }) => kind && kindLabels[kind]),
      column('Done when', ({ criterion }) => criterion),
      column('Cause', (action) => causeTexts(data, action, factors).join('\n')),
      column('Ticket', ({ ticket }) => ticket),
      column('Later because', ({ lateBecause }) => lateBecause),
      column('Dropped because', ({ status, droppedBecause }) => (status === 'dropped' ? droppedBecause : '')),
      column('Started on', ({ startedOn }) => startedOn),
      column('Done on', ({ status, doneOn }) => (status === 'done' ? doneOn : '')),
      column('Did it work', ({ worked }) => worked && effectLabels[worked]),
      column('Outcome', ({ outcome }) => outcome),
    ]
  },
}
