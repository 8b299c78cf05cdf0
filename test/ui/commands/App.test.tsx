import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { App } from '../../../renderer/App'

vi.mock('../../../renderer/host', () => ({
  host: {
    call: () => new Promise(() => undefined),
    onEvent: () => () => undefined,
    onReconnect: () => () => undefined,
  },
}))

it('the palette has what is typed right after its key', async () => {
  render(<App />)
  await userEvent.keyboard('{Control>}k{/Control}set')
  expect(screen.getByRole<HTMLInputElement>('combobox').value).toBe('set')
})
