import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { OpenActions } from '../../../renderer/screens/library/OpenActions'

const actionsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    documentId: 'a',
    documentTitle: 'Checkout down',
    id: String(index),
    text: `Action ${index}`,
    owner: '',
    due: '2020-01-01',
  }))

it('the list of actions due shows a few at first, and all of them on request', async () => {
  render(<OpenActions actions={actionsOf(6)} total={6} overdue={6} />)
  expect(screen.getByRole('heading', { name: '6 actions are overdue' })).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(4)
  await userEvent.click(screen.getByRole('button', { name: 'Show all 6' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(6)
})

it('the list of actions due shows the total, although at most a hundred are listed', () => {
  render(<OpenActions actions={actionsOf(100)} total={3_000} overdue={2_500} />)
  expect(screen.getByRole('heading', { name: '2,500 actions are overdue' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Show 100 of 3,000' })).toBeTruthy()
})

it('the list of actions due is not shown while there are none', () => {
  const { container } = render(<OpenActions actions={[]} total={0} overdue={0} />)
  expect(container.textContent).toBe('')
})
