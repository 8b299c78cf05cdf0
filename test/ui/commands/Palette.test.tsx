import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { findMatches } from '../../../renderer/commands/find-matches'
import { KeySheet } from '../../../renderer/commands/KeySheet'
import { Palette } from '../../../renderer/commands/Palette'
import { type Command, runKeyCommand, useCommands } from '../../../renderer/commands/registry'
import { ui, useUi } from '../../../renderer/stores/ui'

const queries: string[] = []
vi.mock('../../../renderer/host', () => ({
  host: {
    call: async (_name: string, { query }: { query: string }) => {
      queries.push(query)
      const matches = query.startsWith('disk') ? [{ entry: { id: 'disk-full', title: 'Disk full' } }] : []
      return { ok: true, value: { matches, total: matches.length } }
    },
  },
}))

const done: string[] = []
const commands: Command[] = [
  { id: 'next', label: 'Next stage', group: 'Stages', keys: 'Alt+.', run: () => done.push('next') },
  { id: 'timer', label: 'Pause timer', group: 'Meeting', keys: 'Alt+T', run: () => done.push('timer') },
  { id: 'end', label: 'End meeting', group: 'Meeting', isEnabled: false, run: () => done.push('end') },
]

const Page = () => {
  useCommands(commands)
  const isPalette = useUi((state) => state.isPaletteOpen)
  const isSheet = useUi((state) => state.isKeySheetOpen)
  return (
    <>
      {isPalette && <Palette />}
      {isSheet && <KeySheet />}
    </>
  )
}

beforeEach(() => {
  done.length = 0
  queries.length = 0
  ui.setState({ isPaletteOpen: false, isKeySheetOpen: false })
})

describe('finding by a few characters', () => {
  const list = ['Timeline', 'Pause timer', 'End meeting', 'Actions'].map((label) => ({ label, more: 'Stages' }))
  it('puts what begins with them first', () => {
    expect(findMatches('tim', list).map(({ label }) => label)).toEqual(['Timeline', 'Pause timer'])
    expect(findMatches('stag', list)).toHaveLength(4)
    expect(findMatches('xyz', list)).toEqual([])
  })
})

describe('the palette', () => {
  it('finds a postmortem through the host, and opens it on Enter even before it is listed', async () => {
    history.replaceState(null, '', '/')
    render(<Page />)
    act(() => ui.setState({ isPaletteOpen: true }))
    await userEvent.type(screen.getByRole('combobox'), 'disk')
    await screen.findByRole('option', { name: 'Disk full' })
    await userEvent.type(screen.getByRole('combobox'), ' full{Enter}')
    await expect.poll(() => location.pathname).toBe('/d/disk-full')
    expect(queries.at(-1)).toBe('disk full')
  })

  it('finds an action and runs it on Enter', async () => {
    render(<Page />)
    act(() => ui.setState({ isPaletteOpen: true }))
    await userEvent.type(screen.getByRole('combobox'), 'paus{Enter}')
    expect(screen.queryByRole('combobox')).toBeNull()
    await expect.poll(() => done).toEqual(['timer'])
  })

  it('offers nothing that cannot be done now', async () => {
    render(<Page />)
    act(() => ui.setState({ isPaletteOpen: true }))
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
      'Next stageAlt+.',
      'Pause timerAlt+T',
    ])
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.poll(() => done).toEqual(['timer'])
  })
})

describe('keys', () => {
  it('run their command, but not under a dialog', () => {
    render(<Page />)
    const pressIn = (element: Element): boolean => {
      let isDone = false
      element.addEventListener('keydown', (event) => {
        isDone = event instanceof KeyboardEvent && runKeyCommand(event)
      })
      element.dispatchEvent(new KeyboardEvent('keydown', { key: '.', altKey: true }))
      return isDone
    }
    expect(pressIn(document.createElement('dialog'))).toBe(false)
    expect(pressIn(document.createElement('p'))).toBe(true)
    expect(done).toEqual(['next'])
  })

  it('are all in the shortcut sheet', () => {
    render(<Page />)
    act(() => ui.setState({ isKeySheetOpen: true }))
    expect(screen.getByText('Next stage').closest('div')?.textContent).toBe('Next stageAlt+.')
  })
})
