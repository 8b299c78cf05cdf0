import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Toasts } from '../../../renderer/components/Toasts'
import { FollowUpScreen } from '../../../renderer/screens/follow-up/FollowUpScreen'
import { followUp } from '../../../renderer/stores/follow-up'
import { ownChanges } from '../../../renderer/stores/follow-up-changes'
import { addDays } from '../../../shared/meeting/business-days'
import { actions } from '../../../shared/stages/actions/model'
import { findAxeViolations } from '../../support/axe'
import { createFollowUpHost } from '../../support/follow-up-host'

const server = vi.hoisted(() => ({ current: undefined as unknown }))
vi.mock('../../../renderer/host', () => ({
  host: {
    call: (...args: [never, never]) => (server.current as ReturnType<typeof createFollowUpHost>).host.call(...args),
    onEvent: (listener: never) => (server.current as ReturnType<typeof createFollowUpHost>).host.onEvent(listener),
  },
}))

// The rows are drawn by their sizes, and jsdom has none.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 900 })
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 900 })

const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
const on = (days: number): string => addDays(today, days)

let host: ReturnType<typeof createFollowUpHost>
beforeEach(() => {
  host = createFollowUpHost()
  server.current = host
  followUp.setState({ documents: undefined, failure: undefined, unreadable: 0 })
  ownChanges.setState({ pending: new Map(), conflicts: [], steps: [] })
  history.replaceState(null, '', '/follow-up')
})

const show = async () => {
  const page = render(
    <>
      <FollowUpScreen />
      <Toasts />
    </>,
  )
  await screen.findByRole('heading', { level: 1 })
  return page
}

const addUsual = () =>
  host.add('Checkout down', { severity: 'P1', services: ['checkout'] }, [
    { text: 'Alert on a full pool', owner: 'Noor', due: on(-3) },
    { text: 'Write the runbook', owner: 'Ines', due: on(2) },
    { text: 'Move to the new cluster', owner: 'Noor', due: on(40) },
    { text: 'Ask the vendor' },
  ])

const lines = (): string[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell'))
    .map((cells) => (cells.length === 1 ? `# ${cells[0]?.textContent}` : (cells[1]?.textContent ?? '')))
const undoButton = (): HTMLElement => screen.getAllByRole('button', { name: 'Undo' })[0] as HTMLElement
const focused = (): string | null | undefined =>
  document.getElementById(screen.getByRole('grid').getAttribute('aria-activedescendant') ?? '')?.textContent

describe('the board', () => {
  it('lists what is not finished by its date, overdue in days, and never hides what has none', async () => {
    addUsual()
    await show()
    expect(lines()).toEqual([
      '# Overdue 1',
      'Alert on a full pool',
      '# This week 1',
      'Write the runbook',
      '# Later 1',
      'Move to the new cluster',
      '# No date 1',
      'Ask the vendor',
    ])
    expect(screen.getByText('3 days overdue')).toBeTruthy()
    await userEvent.selectOptions(screen.getByLabelText('Group by'), 'By owner')
    expect(lines().filter((line) => line.startsWith('#'))).toEqual(['# Ines 1', '# Noor 2', '# No owner 1'])
    await userEvent.selectOptions(screen.getByLabelText('Owner'), 'No owner')
    expect(lines()).toEqual(['# No owner 1', 'Ask the vendor'])
    await userEvent.selectOptions(screen.getByLabelText('Owner'), 'All owners')
    await userEvent.type(screen.getByRole('searchbox'), 'runbook check')
    await waitFor(() => expect(lines()).toEqual(['# Ines 1', 'Write the runbook']))
    expect(await findAxeViolations(document.body)).toEqual([])
  })

  it('is worked by keyboard: Space marks done, O and D edit in place, and Undo takes back one’s own changes', async () => {
    const { doc, ids } = addUsual()
    await show()
    const read = (index: number) => actions.read(doc).value.find(({ id }) => id === ids[index])
    screen.getByRole('grid').focus()
    expect(focused()).toContain('Alert on a full pool')
    await userEvent.keyboard(' ')
    await waitFor(() => expect(read(0)).toMatchObject({ status: 'done', doneOn: today }))
    expect(lines()).toContain('Alert on a full pool')

    await userEvent.keyboard('{ArrowDown}o')
    await userEvent.keyboard('Abel{Enter}')
    await waitFor(() => expect(read(1)?.owner).toBe('Abel'))
    expect(document.activeElement).toBe(screen.getByRole('grid'))
    await userEvent.keyboard('d')
    await userEvent.keyboard('+3d{Enter}')
    await waitFor(() => expect(read(1)?.due).toBe(on(3)))
    await userEvent.keyboard('d')
    await userEvent.keyboard('+4d{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid')))
    expect(read(1)?.due).toBe(on(3))

    for (const expected of [{ due: on(2) }, { owner: 'Ines' }]) {
      await userEvent.click(undoButton())
      await waitFor(() => expect(read(1)).toMatchObject(expected))
    }
    await userEvent.click(undoButton())
    await waitFor(() => expect(read(0)).toMatchObject({ status: 'open', doneOn: '', startedOn: '' }))
    screen.getByRole('grid').focus()
    await userEvent.keyboard('{Enter}')
    expect(location.pathname).toMatch(/^\/d\/.+\/report$/)
  })

  it('asks why an action is dropped', async () => {
    const { doc } = addUsual()
    await show()
    screen.getByRole('grid').focus()
    await userEvent.keyboard('s')
    await userEvent.selectOptions(screen.getByLabelText('Status of Alert on a full pool'), 'Dropped')
    await userEvent.type(await screen.findByLabelText('Why won’t this be done?'), 'The pool is gone{Enter}')
    await waitFor(() =>
      expect(actions.read(doc).value[0]).toMatchObject({ status: 'dropped', droppedBecause: 'The pool is gone' }),
    )
  })

  it('shows both values if somebody else was faster, and changes nothing until one is chosen', async () => {
    const { doc, ids } = addUsual()
    await show()
    actions.change(doc, ids[0] ?? '', { owner: 'Ines' })
    screen.getByRole('grid').focus()
    await userEvent.keyboard('oAbel{Enter}')
    const notice = await screen.findByRole('alert')
    expect(notice.textContent).toContain('Theirs: Ines')
    expect(notice.textContent).toContain('Yours: Abel')
    expect(actions.read(doc).value[0]?.owner).toBe('Ines')
    expect(await findAxeViolations(document.body)).toEqual([])
    await userEvent.click(within(notice).getByRole('button', { name: 'Use mine' }))
    await waitFor(() => expect(actions.read(doc).value[0]?.owner).toBe('Abel'))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says so if what was chosen can’t be written, and keeps it to choose and to undo again', async () => {
    const { doc, ids } = addUsual()
    await show()
    actions.change(doc, ids[0] ?? '', { owner: 'Ines' })
    screen.getByRole('grid').focus()
    await userEvent.keyboard('oAbel{Enter}')
    await screen.findByRole('button', { name: 'Use mine' })
    host.state.isReachable = false
    await userEvent.click(screen.getByRole('button', { name: 'Use mine' }))
    expect(await screen.findByText('Debrief isn’t responding on this computer.')).toBeTruthy()
    host.state.isReachable = true
    await userEvent.click(await screen.findByRole('button', { name: 'Use mine' }))
    await waitFor(() => expect(actions.read(doc).value[0]?.owner).toBe('Abel'))

    host.state.isReachable = false
    await userEvent.click(undoButton())
    await waitFor(() => expect(undoButton().hasAttribute('disabled')).toBe(false))
    host.state.isReachable = true
    await userEvent.click(undoButton())
    await waitFor(() => expect(actions.read(doc).value[0]?.owner).toBe('Ines'))
  })

  it('shows everybody’s actions again once the person that it was narrowed down to owns nothing', async () => {
    const { doc, ids } = addUsual()
    await show()
    await userEvent.selectOptions(screen.getByLabelText('Owner'), 'Ines')
    expect(lines()).toEqual(['# This week 1', 'Write the runbook'])
    actions.change(doc, ids[1] ?? '', { owner: 'Noor' })
    await waitFor(() => {
      host.notify()
      expect(lines()).toHaveLength(8)
    })
    expect(screen.getByLabelText<HTMLSelectElement>('Owner').selectedOptions[0]?.textContent).toBe('All owners')
  })

  it('says why a postmortem can’t be changed', async () => {
    const { id, doc } = addUsual()
    host.makeReadOnly(id, 'You were invited to read this postmortem.')
    await show()
    screen.getByRole('grid').focus()
    await userEvent.keyboard(' d')
    expect(await screen.findByText('You were invited to read this postmortem.')).toBeTruthy()
    expect(screen.queryByLabelText('Due date of Alert on a full pool')).toBeNull()
    expect(actions.read(doc).value[0]?.status).toBe('open')
  })

  it('follows what others change, keeps what it has while the host is away, and teaches while it is empty', async () => {
    await show()
    expect(screen.getByText(/is followed up here/)).toBeTruthy()
    addUsual()
    await waitFor(() => {
      host.notify()
      expect(lines()).toHaveLength(8)
    })
    host.state.isReachable = false
    await waitFor(() => {
      host.notify()
      expect(screen.getByRole('alert').textContent).toContain('out of date')
    })
    expect(lines()).toHaveLength(8)
  })
})

describe('the weekly review', () => {
  it('goes through what is pressing, one action at a time, and says at the end what was decided', async () => {
    const { doc } = addUsual()
    history.replaceState(null, '', '/follow-up/review')
    await show()
    expect(screen.getByText('1 of 3')).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Alert on a full pool')
    await userEvent.keyboard(' ')
    await waitFor(() => expect(actions.read(doc).value[0]?.status).toBe('done'))
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.textContent).toBe('Write the runbook')
    await userEvent.click(screen.getByRole('button', { name: /^Due:/ }))
    await userEvent.keyboard('+9d{Enter}')
    await waitFor(() => expect(actions.read(doc).value[1]?.due).toBe(on(9)))
    expect(await findAxeViolations(document.body)).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: 'Next' }))
    await userEvent.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { name: 'What was decided' })).toBeTruthy()
    const decided = (name: string) => within(screen.getByRole('region', { name })).getByRole('link').textContent
    expect(decided('Done')).toBe('Alert on a full pool')
    expect(decided('New date')).toBe('Write the runbook')
    expect(decided('Left as it is')).toBe('Ask the vendor')
  })
})

describe('the checks', () => {
  it('count what is done of each incident, and ask whether it worked', async () => {
    host.add('Search was slow', { day: on(-40), severity: 'P2' }, [
      { text: 'Add an index', status: 'done', doneOn: on(-95) },
      { text: 'Watch the queue', due: on(-2) },
    ])
    const { doc } = host.add('Login failed', { day: on(-20) }, [
      { text: 'Rotate the keys', status: 'in-progress' },
      { text: 'Test the rotation' },
    ])
    history.replaceState(null, '', '/follow-up/checks')
    await show()
    expect(screen.getByRole('region', { name: 'Are they done?' }).textContent).toContain(
      'Day 30 · P2 · 1 of 2 done · 1 overdue',
    )
    expect(screen.getByRole('region', { name: 'Are they under way?' }).textContent).toContain(
      'Day 14 · 0 of 2 done · 1 in progress · 1 not started',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Partly' }))
    await userEvent.type(await screen.findByLabelText('What showed it? (optional)'), 'Half as slow{Enter}')
    const first = [...host.docs.values()][0]
    await waitFor(() =>
      expect(first && actions.read(first).value[0]).toMatchObject({
        worked: 'partly',
        checkedOn: today,
        outcome: 'Half as slow',
      }),
    )
    expect(actions.read(doc).value).toHaveLength(2)
    expect(await findAxeViolations(document.body)).toEqual([])
  })
})

describe('the tickets of the board', () => {
  it('are written for a tracker from all postmortems, and their status is taken over after a preview', async () => {
    addUsual()
    host.add('Search slow', {}, [{ text: 'Cache the index', owner: 'Ines' }])
    await show()
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: 'Export actions' }))
    const files = within(await screen.findByRole('dialog', { name: 'Export actions' }))
    expect(files.getByRole('status').textContent).toBe('5 actions')
    await user.selectOptions(files.getByLabelText('Write actions for'), 'Calendar (ICS)')
    expect(files.getByRole('status').textContent).toBe('3 actions')
    expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([])
    await user.click(files.getByRole('button', { name: 'Close' }))

    await user.click(screen.getByRole('button', { name: 'Update from tickets' }))
    const source = within(await screen.findByRole('dialog', { name: 'Update from tickets' }))
    await user.click(source.getByLabelText('Paste text'))
    await user.paste('Issue key,Summary,Status\nOPS-1,Write the runbook,Done\nOPS-2,Cache the index,In Progress\n')
    await user.click(source.getByRole('button', { name: 'Read text' }))
    const preview = within(await screen.findByRole('dialog', { name: 'Update from tickets' }))
    await user.click(preview.getByRole('button', { name: 'Apply 4 changes' }))
    await screen.findByText('Updated 2 actions.')
    const changed = followUp
      .getState()
      .documents?.flatMap((one) => one.actions)
      .filter(({ ticket }) => ticket)
      .map(({ text, status, ticket }) => [text, status, ticket])
    expect(changed?.sort()).toEqual([
      ['Cache the index', 'in-progress', 'OPS-2'],
      ['Write the runbook', 'done', 'OPS-1'],
    ])
    // Of many postmortems or one: it was one call, and it is one step.
    expect(host.state.calls).toBe(1)
    await user.click(undoButton())
    await screen.findByText('Undid changes to 2 actions.')
    expect(undoButton().hasAttribute('disabled')).toBe(true)
  })

  it('say which postmortems could not be changed, and change the others', async () => {
    const usual = addUsual()
    host.add('Search slow', {}, [{ text: 'Cache the index', owner: 'Ines' }])
    await show()
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Update from tickets' }))
    const source = within(await screen.findByRole('dialog', { name: 'Update from tickets' }))
    await user.click(source.getByLabelText('Paste text'))
    await user.paste('Issue key,Summary,Status\nOPS-1,Write the runbook,Done\nOPS-2,Cache the index,In Progress\n')
    await user.click(source.getByRole('button', { name: 'Read text' }))
    host.docs.delete(usual.id)
    await user.click(await screen.findByRole('button', { name: 'Apply 4 changes' }))
    await screen.findByText('Updated 1 action.')
    expect(screen.getByText(/^Actions of “Checkout down” stay as they are\. This action is no longer/)).toBeTruthy()
  })
})
