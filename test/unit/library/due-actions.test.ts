import { expect, it } from 'vitest'
import { type DocumentSummary, dueActions } from '../../../shared/document'
import { commitment } from '../../support/commitments'

const summary = (id: string, more: Partial<DocumentSummary>): DocumentSummary => ({
  id,
  title: `Postmortem ${id}`,
  incidentId: '',
  severity: '',
  status: 'in-review',
  owner: '',
  services: [],
  tags: [],
  date: 0,
  openActions: 0,
  day: '',
  checkDays: { started: 14, finished: 30, effect: 90 },
  causes: [],
  actions: [],
  texts: [],
  isSample: false,
  ...more,
})
const action = (id: string, due: string, isDone = false) =>
  commitment(id, { text: id, owner: 'Noor', due, status: isDone ? 'done' : 'open' })

it('the actions due by a day are the open ones, oldest first, and none of a sample', () => {
  const documents = [
    summary('a', {
      actions: [action('later', '2026-03-09'), action('last', '2026-03-08'), action('undated', '')],
    }),
    summary('b', { actions: [action('first', '2025-12-31'), action('done', '2026-01-01', true)] }),
    summary('c', { isSample: true, actions: [action('sample', '2026-01-01')] }),
  ]
  expect(dueActions(documents, '2026-03-01', '2026-03-08')).toEqual([
    { documentId: 'b', documentTitle: 'Postmortem b', id: 'first', text: 'first', owner: 'Noor', due: '2025-12-31' },
    { documentId: 'a', documentTitle: 'Postmortem a', id: 'last', text: 'last', owner: 'Noor', due: '2026-03-08' },
  ])
})
