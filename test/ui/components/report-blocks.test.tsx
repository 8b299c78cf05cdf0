import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ReportBlocks } from '../../../renderer/components/ReportBlocks'

const columns = ['Action', 'Owner', 'Due', 'Priority', 'Effort', 'Status', 'Done when']
const row = [
  'Alert on the queue',
  'Payments',
  '2026-12-01',
  'High',
  'Small',
  'Open',
  'A full queue pages within five minutes',
]

test('a table too wide for paper is shown row by row, without what is not said', () => {
  const empty = ['Rehearse a restore', '', '', 'Low', 'Small', 'Open', '']
  render(<ReportBlocks blocks={[{ type: 'table', columns, rows: [row, empty] }]} />)
  expect(screen.queryByRole('table')).toBeNull()
  const [first, second] = screen.getAllByRole('listitem')
  if (!first || !second) throw new Error('two rows were given')
  const terms = (item: HTMLElement): (string | null)[] =>
    within(item)
      .getAllByRole('term')
      .map((term) => term.textContent)
  expect(within(first).getByText('Alert on the queue')).toBeTruthy()
  expect(terms(first)).toEqual(columns.slice(1))
  expect(terms(second)).toEqual(['Priority', 'Effort', 'Status'])
})

test('a narrow one stays a table, without its empty columns', () => {
  render(
    <ReportBlocks blocks={[{ type: 'table', columns: ['Time', 'Event', 'Source'], rows: [['14:31', 'Red', '']] }]} />,
  )
  expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['Time', 'Event'])
})
