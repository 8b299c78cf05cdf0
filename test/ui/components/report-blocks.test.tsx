import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ReportBlocks } from '../../../renderer/components/ReportBlocks'
import { toMarkdown } from '../../../shared/document/report'
import { type Block, createCell } from '../../../shared/stages/report-blocks'

const table: Block = {
  type: 'table',
  columns: [{ title: 'Time', width: 'narrow' }, { title: 'Event' }, { title: 'Source', width: 'wide' }],
  rows: [
    [
      '14:31',
      createCell('The queue is full', [
        { label: 'Known then', text: 'Only the alert' },
        { label: 'Learned later', text: ' ' },
      ]),
      '',
    ],
    ['14:40', 'Rollback', ''],
  ],
}

test('a table has fixed column widths, no empty columns, and details below what they explain', () => {
  const { container } = render(<ReportBlocks blocks={[table]} />)
  expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['Time', 'Event'])
  expect([...container.querySelectorAll('col')].map((col) => col.dataset.width)).toEqual(['narrow', undefined])
  const [, cell] = screen.getAllByRole('cell')
  if (!cell) throw new Error('two cells were given')
  expect(cell.textContent).toBe('The queue is fullKnown thenOnly the alert')
  expect(within(cell).getByRole('term').textContent).toBe('Known then')
})

test('Markdown has the same content in the same cell', () => {
  expect(toMarkdown('t', [table])).toContain('| 14:31 | The queue is full<br>*Known then:* Only the alert |\n| 14:40 |')
})
