import { dateText, isoDay, quoteText } from '../../meeting/format'
import { collectTexts, defineStage, problem, type ReportContext } from '../contract'
import { type Block, createCell } from '../report-blocks'
import { changeAction, listCommitments } from './follow-up'
import {
  type Action,
  type ActionsData,
  type ActionsPart,
  actionSections,
  actions,
  addAction,
  byPriority,
  causesOf,
  isClosed,
  isOverdue,
  missingFields,
  splitByWeight,
} from './model'
import {
  actionStatusLabels,
  effectLabels,
  effortLabels,
  incomplete,
  kindLabels,
  ownerKindLabels,
  priorityLabels,
  tooManyActions,
} from './texts'

export const actionsStage = defineStage({
  id: 'actions',
  title: 'Actions',
  purpose: 'Few, owned, dated.',
  silentQuestion: 'Which one change would help most?',
  defaultMinutes: { 60: 10, 90: 17, 120: 22 },
  sections: actionSections,
  valueLabels: {
    actions: {
      kind: kindLabels,
      ownerKind: ownerKindLabels,
      priority: priorityLabels,
      effort: effortLabels,
      status: actionStatusLabels,
      worked: effectLabels,
    },
  },
  texts: (data) => [
    ...collectTexts(actions.name, data.actions, ['text']).map((one) => ({ ...one, isAction: true })),
    ...collectTexts(actions.name, data.actions, ['criterion', 'droppedBecause', 'lateBecause', 'outcome']),
  ],
  problemLabels: {
    'no-actions': 'There are no actions.',
    'too-many-actions': 'There are too many actions.',
    'no-owner': `An action ${incomplete['no-owner']}.`,
    'no-due': `An action ${incomplete['no-due']}.`,
    'no-criterion': `An action ${incomplete['no-criterion']}.`,
    'no-cause': `An action ${incomplete['no-cause']}.`,
  },
  gaps: {
    'no-actions': 'required',
    'no-owner': 'required',
    'no-due': 'required',
    'no-criterion': 'useful',
    'no-cause': 'useful',
    'too-many-actions': 'useful',
  },
  problems: (data) => {
    const tooMany = tooManyActions(data.actions.filter((action) => !isClosed(action)).length)
    return [
      ...(data.actions.length === 0 ? [problem('no-actions', 'There are no actions.')] : []),
      ...(tooMany ? [problem('too-many-actions', tooMany)] : []),
      ...data.actions.flatMap((action) =>
        missingFields(action, causesOf(data, action)).map(({ field, code }) =>
          problem(code, `${quoteText(action.text, 'An unnamed action')} ${incomplete[code]}.`, {
            section: actions.name,
            id: action.id,
            field,
          }),
        ),
      ),
    ]
  },
  reportSection: 'actions',
  keyActions: (data, context) => actionBlocks('key', data, context),
  report: (data, context) => actionBlocks('other', data, context),
  brief: (data) => {
    const { key, other } = splitByWeight(data.actions)
    return {
      changes: [...key, ...other]
        .filter(({ status }) => status !== 'dropped')
        .map(({ id, text, owner, due, ticket, status }) => ({
          text,
          owner,
          due,
          link: /^https?:\/\/\S+$/.test(ticket.trim()) ? ticket.trim() : '',
          isDone: status === 'done',
          ref: { section: actions.name, id, field: 'text' },
        })),
    }
  },
  table: {
    description: 'The actions as a table, for a spreadsheet or a tracker.',
    columns: (data, { factors }) => {
      const causes = new Map(factors.map(({ id, text }) => [id, text]))
      const shown = byPriority(data.actions)
      const column = (title: string, cell: (action: Action) => string) => ({ title, cells: shown.map(cell) })
      return [
        column('Action', ({ text }) => text),
        column('Owner', ({ owner }) => owner),
        column('Due', ({ due }) => due),
        column('Priority', ({ priority }) => priorityLabels[priority]),
        column('Status', ({ status }) => actionStatusLabels[status]),
        column('Effort', ({ effort }) => effortLabels[effort]),
        column('Done when', ({ criterion }) => criterion),
        column('Cause', (action) => causeTexts(data, action, causes).join('; ')),
        column('Ticket', ({ ticket }) => ticket),
      ]
    },
  },
  captures: [
    {
      id: 'action',
      label: 'Action',
      key: 'a',
      order: 4,
      placeholder: 'What will change? @owner +2w',
      reads: 'assignment',
      takesParked: true,
      add: (doc, author, { text, owner, due }) => ({
        section: actions.name,
        id: addAction(doc, author, { text, owner, due }),
        field: 'text',
      }),
    },
  ],
  commitments: listCommitments,
  changeCommitment: changeAction,
})

const causeTexts = (data: ActionsData, action: Action, factors: ReadonlyMap<string, string>): string[] =>
  causesOf(data, action).flatMap((id) => factors.get(id) ?? [])

/** Some of the actions: a view in which they can be edited, and a table in its place. */
const actionBlocks = (part: ActionsPart, data: ActionsData, { factors, now }: ReportContext): Block[] => {
  const all = data.actions
  const shown = splitByWeight(all)[part]
  if (shown.length === 0) return []
  // Medium is what actions have that nobody ranked or estimated, and all alike say nothing.
  const isRanked = all.some(({ priority }) => priority !== 'medium')
  const causes = new Map(factors.map(({ id, text }) => [id, text]))
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
      createCell(action.text, [
        { label: 'Done when', text: action.criterion },
        ...causeTexts(data, action, causes).map((text) => ({ label: 'Cause', text })),
        { label: 'Effort', text: action.effort === 'medium' ? '' : effortLabels[action.effort] },
        { label: 'Ticket', text: action.ticket },
      ]),
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

const dueInWords = (action: Action, now: number): string =>
  action.due && `${dateText(Date.parse(action.due))}${isOverdue(action, isoDay(now)) ? ' (overdue)' : ''}`
