import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DropHint } from '../../../renderer/components/DropHint'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const drag = (types: readonly string[]): void => void fireEvent.dragOver(document.body, { dataTransfer: { types } })

it('says what dropping does while files are over the window, and no longer', () => {
  render(<DropHint />)
  drag(['text/plain'])
  expect(screen.queryByText('Drop to import')).toBeNull()
  drag(['Files'])
  act(() => void vi.advanceTimersByTime(500))
  drag(['Files'])
  act(() => void vi.advanceTimersByTime(500))
  expect(screen.getByText('Drop to import')).toBeTruthy()
  act(() => void vi.advanceTimersByTime(500))
  expect(screen.queryByText('Drop to import')).toBeNull()
  drag(['Files'])
  fireEvent.drop(document.body)
  expect(screen.queryByText('Drop to import')).toBeNull()
})
