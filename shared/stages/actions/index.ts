import { defineStage, textsOf } from '../contract'
import { actions, addAction } from './model'
import { effortLabels, priorityLabels, statusLabels } from './texts'

/** More than this and most are never done; three to seven is what the guides aim at. */
const mostActions = 7

export const actionsStage = defineStage({
  id: 'actions',
  title: 'Actions',
  purpose: 'Few, owned, dated.',
  defaultMinutes: { 60: 10, 90: 17, 120: 22 },
  parts: { actions },
  texts: (data) => textsOf(actions.name, data.actions, ['text', 'criterion']),
  problems: (data) => [
    ...(data.actions.length === 0 ? [{ code: 'no-actions', sentence: 'There are no actions.' }] : []),
    ...(data.actions.length > mostActions
      ? [
          {
            code: 'too-many-actions',
            sentence: `${data.actions.length} actions are more than usually get done. Which ones matter most?`,
          },
        ]
      : []),
    ...data.actions.flatMap((action) =>
      (
        [
          ['owner', 'no-owner', 'has no owner'],
          ['due', 'no-due', 'has no due date'],
          ['criterion', 'no-criterion', 'doesn’t say when it is done'],
          ['cause', 'no-cause', 'isn’t linked to a cause'],
        ] as const
      )
        .filter(([field]) => !action[field].trim())
        .map(([field, code, words]) => ({
          code,
          sentence: `“${action.text}” ${words}.`,
          place: { part: actions.name, id: action.id, field },
        })),
    ),
  ],
  report: (data, { factors }) =>
    data.actions.length === 0
      ? []
      : [
          {
            type: 'table',
            columns: ['Action', 'Owner', 'Due', 'Priority', 'Effort', 'Status', 'Done when', 'Cause', 'Ticket'],
            rows: data.actions.map((action) => [
              action.text,
              action.owner,
              action.due,
              priorityLabels[action.priority],
              effortLabels[action.effort],
              statusLabels[action.status],
              action.criterion,
              factors.find((factor) => factor.id === action.cause)?.text ?? '',
              action.ticket,
            ]),
          },
        ],
  captures: [
    {
      label: 'Action',
      key: 'a',
      add: (doc, author, line) => ({
        part: actions.name,
        id: addAction(doc, author, { text: [line.rawTime, line.text].filter(Boolean).join(' ') }),
        field: 'text',
      }),
    },
  ],
  commitments: (data) =>
    data.actions.map(({ id, text, owner, due, status }) => ({
      id,
      text,
      owner,
      due,
      isDone: status === 'done',
      isDropped: status === 'dropped',
    })),
})
