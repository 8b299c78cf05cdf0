import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ErrorBoundary } from '../../../renderer/components/ErrorBoundary'
import { Overlay } from '../../../renderer/components/Overlay'
import { StageFrame } from '../../../renderer/components/StageFrame'
import { Toasts } from '../../../renderer/components/Toasts'
import { lazyWithPreload } from '../../../renderer/lazy-with-preload'
import { createDocument } from '../../../shared/document'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

beforeEach(() => {
  // React reports what a boundary has caught; these tests are about catching it.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('a part of the page that fails', () => {
  it('says so, leaves the rest alone, and is tried again', async () => {
    let isBroken = true
    const Part = () => {
      if (isBroken) throw new Error('broken')
      return <p>whole</p>
    }
    render(
      <>
        <ErrorBoundary message="The agenda could not be shown.">
          <Part />
        </ErrorBoundary>
        <p>the rest</p>
      </>,
    )
    expect(screen.getByRole('alert').textContent).toContain('The agenda could not be shown.')
    expect(screen.getByText('the rest')).toBeTruthy()
    isBroken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(screen.getByText('whole')).toBeTruthy()
  })
})

describe('a lazily loaded component', () => {
  it('is loaded once and then shown without delay', async () => {
    let fetched = 0
    const View = lazyWithPreload(async () => {
      fetched += 1
      return () => <p>here</p>
    })
    const view = () => (
      <Suspense fallback={<p>waiting</p>}>
        <View />
      </Suspense>
    )
    const first = render(view())
    expect(screen.getByText('waiting')).toBeTruthy()
    expect(await screen.findByText('here')).toBeTruthy()
    first.unmount()
    render(view())
    expect(screen.getByText('here')).toBeTruthy()
    expect(fetched).toBe(1)
  })

  it('shows a toast when it can’t be loaded, and loads the next time', async () => {
    let isGone = true
    const View = lazyWithPreload(async () => {
      if (isGone) throw new Error('the host is gone')
      return () => <p>here</p>
    })
    const onFail = vi.fn()
    const Page = ({ isOpen }: { isOpen: boolean }) => (
      <>
        <p>the rest</p>
        <Overlay message="The invite could not be opened." onFail={onFail}>
          {isOpen && <View />}
        </Overlay>
        <Toasts />
      </>
    )
    const { rerender } = render(<Page isOpen />)
    expect(await screen.findByText(/^The invite could not be opened\. Everything else still works/)).toBeTruthy()
    await expect.poll(() => onFail.mock.calls.length).toBeGreaterThan(0)
    rerender(<Page isOpen={false} />)
    isGone = false
    await expect
      .poll(() => {
        rerender(<Page isOpen={false} />)
        rerender(<Page isOpen />)
        return screen.queryByText('here')
      })
      .not.toBeNull()
    expect(screen.getByText('the rest')).toBeTruthy()
  })
})

describe('a stage from a newer version', () => {
  it('is shown by its own notice and kept', () => {
    openMeeting(createDocument({ title: 'x' }, testAuthor())).show(
      <StageFrame stage="from-the-future" mode="meeting" />,
    )
    expect(screen.getByRole('heading', { level: 2, name: 'A stage from a newer version' })).toBeTruthy()
    expect(screen.getByText(/Everything written in it is safe/)).toBeTruthy()
  })
})
