import { render, screen } from '@testing-library/react'
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

it('the library shows a few of the actions due, the count of all, and the way to all of them', () => {
  render(<OpenActions actions={actionsOf(4)} total={3_000} overdue={2_500} />)
  expect(screen.getByRole('heading', { name: '2,500 actions are overdue' })).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(4)
  const link = screen.getByRole('link', { name: 'Follow up on all 3,000' })
  expect(link.getAttribute('href')).toBe('/follow-up')
})

it('the list of actions due is not shown while there are none', () => {
  const { container } = render(<OpenActions actions={[]} total={0} overdue={0} />)
  expect(container.textContent).toBe('')
})
