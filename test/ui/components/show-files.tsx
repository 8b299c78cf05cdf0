import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach } from 'vitest'

/** Shows around every test what a window shows of files that are given to it; the host that takes them is the test's. */
export const showFiles = async (): Promise<void> => {
  const { ArrivedFiles } = await import('../../../renderer/components/ArrivedFiles')
  const { UnreadFiles } = await import('../../../renderer/components/UnreadFiles')
  beforeEach(() => {
    render(
      <>
        <UnreadFiles />
        <ArrivedFiles />
      </>,
    )
  })
  afterEach(async () => {
    for (const button of screen.queryAllByRole('button', { name: 'Dismiss' })) await userEvent.click(button)
    while (screen.queryByRole('dialog')) await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    cleanup()
  })
}
