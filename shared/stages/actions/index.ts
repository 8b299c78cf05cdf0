import { quoteText } from '../../meeting/format'
import { incidentDay } from '../../meeting/incident-day'
import type { Rules } from '../../meeting/rules'
import { collectTexts, defineStage, type GapNeed, problem, type StageContext } from '../contract'
import { isDueLate, latestDueDay, openActions, uncoveredFactors } from './advice'
import { changeAction, listCommitments } from './follow-up'
import {
  type Action,
  type ActionsData,
  type AskedField,
  actionSections,
  actions,
  addAction,
  causesOf,
  missingFields,
  splitByWeight,
} from './model'
import { actionBlocks, actionTable } from './report'
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
import { ticketLink } from './ticket'

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
    'no-kind': `An action ${incomplete['no-kind']}.`,
    'no-ticket': `An action ${incomplete['no-ticket']}.`,
    'late-high-priority': `An action ${incomplete['late-high-priority']}.`,
    'root-cause-without-action': 'A root cause has no action.',
  },
  gaps: {
    'no-actions': 'required',
    'no-owner': ({ requiredFields }) => needOf('owner', requiredFields),
    'no-due': ({ requiredFields }) => needOf('due', requiredFields),
    'no-criterion': ({ requiredFields }) => needOf('criterion', requiredFields),
    'no-cause': ({ requiredFields }) => needOf('cause', requiredFields),
    'no-kind': ({ requiredFields }) => needOf('kind', requiredFields),
    'no-ticket': ({ requiredFields }) => needOf('ticket', requiredFields),
    'too-many-actions': 'useful',
    'late-high-priority': 'useful',
    'root-cause-without-action': 'useful',
  },
  problems: (data, context) => [
    ...listProblems(data),
    ...data.actions.flatMap((action) => actionProblems(data, action, context)),
    ...uncoveredProblems(data, context),
  ],
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
          link: ticketLink({ ticket }),
          isDone: status === 'done',
          ref: { section: actions.name, id, field: 'text' },
        })),
    }
  },
  table: actionTable,
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

const needOf = (field: AskedField['field'], { action }: Rules['requiredFields']): GapNeed =>
  action.includes(field) ? 'required' : 'useful'

const listProblems = ({ actions: all }: ActionsData) => {
  if (all.length === 0) return [problem('no-actions', 'There are no actions.')]
  const tooMany = tooManyActions(openActions(all).length)
  return tooMany ? [problem('too-many-actions', tooMany)] : []
}

/** What an action lacks; nothing for one that is done or dropped. */
const actionProblems = (data: ActionsData, action: Action, { record, rules }: StageContext) => {
  const name = quoteText(action.text, 'An unnamed action')
  const isLate = isDueLate(action, latestDueDay(incidentDay(record), rules)) && !action.lateBecause.trim()
  const missing: readonly { field: keyof Action; code: keyof typeof incomplete }[] = [
    ...missingFields(action, causesOf(data, action), rules),
    ...(isLate ? [{ field: 'due', code: 'late-high-priority' } as const] : []),
  ]
  return missing.map(({ field, code }) =>
    problem(code, `${name} ${incomplete[code]}.`, { section: actions.name, id: action.id, field }),
  )
}

/** Root causes that nothing is done about; without any action, that is the problem. */
const uncoveredProblems = (data: ActionsData, { factors }: StageContext) =>
  data.actions.length === 0
    ? []
    : uncoveredFactors(data, factors)
        .filter(({ isRootCause }) => isRootCause)
        .map(({ text, ref }) =>
          problem('root-cause-without-action', `${quoteText(text, 'A root cause')} has no action yet.`, ref),
        )
