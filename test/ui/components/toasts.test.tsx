import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runKeyCommand } from '../../../renderer/commands/registry'
import { Announcer } from '../../../renderer/components/Announcer'
import { Dialog } from '../../../renderer/components/Dialog'
import { Toasts, toast } from '../../../renderer/components/Toasts'
import { announce } from '../../../renderer/stores/ui'

beforeEach(() => {
  const onKey = (event: KeyboardEvent): void => void runKeyCommand(event)
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
})
afterEach(async () => {
  for (const button of screen.queryAllByRole('button', { name: 'Dismiss' })) await userEvent.click(button)
})

const show = (dialogs: readonly string[]) => (
  <>
    <button type="button">Page</button>
    {dialogs.map((title) => (
      <Dialog key={title} title={title} onClose={() => undefined}>
        <input aria-label={`Field of ${title}`} />
      </Dialog>
    ))}
    <Toasts />
    <Announcer />
  </>
)

describe('a message', () => {
  it('is in the topmost dialog while one is open, since nothing outside of it can be reached or heard', async () => {
    const { rerender } = render(show([]))
    const where = () =>
      screen.getByRole('region', { name: 'Messages' }).closest('dialog')?.getAttribute('aria-labelledby')
    act(() => toast('“export.zip” was read.'))
    expect(where()).toBeUndefined()
    rerender(show(['First', 'Second']))
    expect(where()).toBe(screen.getByRole('dialog', { name: 'Second' }).getAttribute('aria-labelledby'))
    rerender(show(['First']))
    expect(where()).toBe(screen.getByRole('dialog', { name: 'First' }).getAttribute('aria-labelledby'))
    act(() => announce('Five rows were read.'))
    expect(within(screen.getByRole('dialog')).getByText('Five rows were read.').closest('[aria-live]')).toBeTruthy()
    rerender(show([]))
    expect(where()).toBeUndefined()
  })

  it('has a key that works in a dialog too, while other shortcuts do not', async () => {
    const run = vi.fn()
    render(show(['First']))
    act(() => toast('It was merged.', { label: 'Undo', run }))
    const field = screen.getByRole('textbox')
    await userEvent.click(field)
    await userEvent.keyboard('{Alt>}z{/Alt}')
    expect(run).toHaveBeenCalledOnce()
    expect(screen.queryByText('It was merged.', { selector: 'section *' })).toBeNull()
  })
})
