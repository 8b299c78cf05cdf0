import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { pressKeys } from '../../../renderer/commands/registry'
import { Toasts } from '../../../renderer/components/Toasts'
import { preloadAll } from '../../../renderer/lazy-with-preload'
import { MeetingScreen } from '../../../renderer/screens/meeting/MeetingScreen'
import { changeSettings } from '../../../renderer/stores/settings'
import { ui } from '../../../renderer/stores/ui'
import { viewStage } from '../../../renderer/stores/viewed-stage'
import { dataOfStage, snapshot } from '../../../shared/document'
import { addMinute, endMeeting, goToStage, startMeeting } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { actionsStage } from '../../../shared/stages/actions'
import { closingStage } from '../../../shared/stages/closing'
import { timelineStage } from '../../../shared/stages/timeline'
import { testAuthor } from '../../support/author'
import { gitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

const events = (doc: Y.Doc) => dataOfStage(snapshot(doc), timelineStage).events
const runOf = (doc: Y.Doc) => snapshot(doc).run.state

// As in a page that has been open for a moment.
beforeAll(preloadAll)

beforeEach(() => {
  viewStage(undefined)
  ui.setState({ isAgendaOpen: true, isSideOpen: true, announcement: '' })
  const onKey = (event: KeyboardEvent): void => void pressKeys(event)
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
})

const open = (options: Parameters<typeof openMeeting>[1] = {}) => {
  const doc = gitlabDocument(testAuthor('Dana'))
  const meeting = openMeeting(doc, options)
  meeting.show(<MeetingScreen />)
  return { doc, user: userEvent.setup(), ...meeting }
}

const timer = () => screen.getByRole('timer')
const region = (name: string) => within(screen.getByRole('region', { name }))

describe('the meeting screen', () => {
  it('has its regions, the clock and the stage’s heading', async () => {
    open()
    for (const name of ['Agenda', 'Stage', 'Capture', 'People', 'Prompt cards', 'Parking lot'])
      expect(screen.getByRole('region', { name })).toBeTruthy()
    expect(timer().textContent).toBe('4:00')
    expect(screen.getByRole('heading', { level: 2, name: 'Opening' })).toBeTruthy()
  })

  it('shows no cards and no controls of the agenda to a participant', () => {
    open({ isFacilitator: false })
    expect(screen.queryByRole('region', { name: 'Prompt cards' })).toBeNull()
    for (const name of ['Start meeting', 'Next stage', 'Pause timer', 'Add 1 minute', 'End meeting'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })

  it('starts, goes on, back, and to any stage; whoever starts facilitates', async () => {
    const { doc, user } = open({ name: 'Marisol' })
    await user.click(screen.getByRole('button', { name: 'Start meeting' }))
    expect(runOf(doc)).toMatchObject({ phase: 'running', stage: 'opening' })
    expect(snapshot(doc).record).toMatchObject({ facilitator: 'Marisol', status: 'in-meeting' })
    expect(
      snapshot(doc)
        .roster.filter((one) => one.role === 'facilitator')
        .map(({ name }) => name),
    ).toEqual(['Marisol'])
    await user.click(screen.getByRole('button', { name: 'Next stage' }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Impact' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Previous stage' }))
    expect(runOf(doc).stage).toBe('opening')
    await user.click(region('Agenda').getByRole('button', { name: /^Fishbone/ }))
    expect(runOf(doc).stage).toBe('fishbone')
    expect(
      region('Agenda')
        .getByRole('button', { name: /^Fishbone/ })
        .getAttribute('aria-current'),
    ).toBe('step')
  })

  it('can be run with the keyboard alone', async () => {
    const { doc, user } = open()
    await user.keyboard('{Alt>}s{/Alt}')
    await user.keyboard('{Alt>}.{/Alt}')
    expect(runOf(doc)).toMatchObject({ phase: 'running', stage: 'impact' })
    await user.keyboard('{Alt>}t{/Alt}')
    expect(runOf(doc).countdown?.pausedAt).not.toBeNull()
    await user.keyboard('{Alt>}t{/Alt}{Alt>}m{/Alt}')
    expect(timer().textContent).toBe('7:00')
    await user.keyboard('3')
    expect(runOf(doc).stage).toBe('impact')
    await user.keyboard('{Alt>}3{/Alt}')
    expect(runOf(doc).stage).toBe('timeline')
    await user.keyboard('{Alt>},{/Alt}')
    expect(runOf(doc).stage).toBe('impact')
    await user.keyboard('{Alt>}a{/Alt}add a check of the host{Enter}')
    expect(dataOfStage(snapshot(doc), actionsStage).actions.at(-1)?.text).toBe('add a check of the host')
  })

  it('keeps the facilitator’s controls out of their undo', async () => {
    const { doc, user, session } = open()
    await user.keyboard('{Alt>}s{/Alt}{Alt>}.{/Alt}')
    expect(session.undo.canUndo()).toBe(false)
    act(() => void session.undo.undo())
    expect(runOf(doc).stage).toBe('impact')
  })

  it('follows the room, and tells a screen reader', async () => {
    const { doc, remote } = open({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await remote((theirs) => startMeeting(theirs, 'opening', dana))
    await remote((theirs) => goToStage(theirs, 'impact', dana))
    expect(await screen.findByRole('heading', { level: 2, name: 'Impact' })).toBeTruthy()
    expect(ui.getState().announcement).toBe('Now: Impact')
    expect(runOf(doc).stage).toBe('impact')
  })

  it('does not move anybody who is in the middle of a sentence', async () => {
    const { remote, user, doc } = open({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await remote((theirs) => startMeeting(theirs, 'timeline', dana))
    const line = await screen.findByRole('textbox', { name: /new event/i })
    await user.type(line, '23:40 the backups are')
    await remote((theirs) => goToStage(theirs, 'actions', dana))
    expect(screen.getByRole('heading', { level: 2, name: 'Timeline' })).toBeTruthy()
    expect(
      screen.getByText('Everyone else has moved on to Actions. You’ll follow when you leave this text.'),
    ).toBeTruthy()
    await user.type(line, ' found empty{Enter}')
    expect(events(doc).some(({ text }) => text === 'the backups are found empty')).toBe(true)
    await user.click(screen.getByRole('textbox', { name: /^Capture/ }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Actions' })).toBeTruthy()
  })

  it('does not move anybody who pauses for a minute in a sentence', async () => {
    const { remote, user } = open({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await remote((theirs) => startMeeting(theirs, 'timeline', dana))
    const line = await screen.findByRole('textbox', { name: /new event/i })
    await user.type(line, '23:40 the backups are')
    await remote((theirs) => goToStage(theirs, 'actions', dana))
    const now = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    clock.mockRestore()
    expect(document.activeElement).toBe(line)
    await user.keyboard(' found empty')
    expect(line).toHaveProperty('value', '23:40 the backups are found empty')
  })

  it('moves somebody who chose from a list, or who left their text for a button of the stage', async () => {
    const { remote, user } = open({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await remote((theirs) => startMeeting(theirs, 'timeline', dana))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Kind of the new event' }), 'Decision')
    await remote((theirs) => goToStage(theirs, 'five-whys', dana))
    expect(await screen.findByRole('heading', { level: 2, name: 'Five whys' })).toBeTruthy()
    await remote((theirs) => goToStage(theirs, 'timeline', dana))
    await user.type(await screen.findByRole('textbox', { name: /new event/i }), '23:40 the backups are')
    await remote((theirs) => goToStage(theirs, 'actions', dana))
    const now = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
    act(() => screen.getByRole('button', { name: 'Add event' }).focus())
    expect(await screen.findByRole('heading', { level: 2, name: 'Actions' })).toBeTruthy()
    clock.mockRestore()
  })

  it('lets a participant look elsewhere without moving the room, and back', async () => {
    const { doc, user, remote } = open({ isFacilitator: false })
    await remote((theirs) => startMeeting(theirs, 'opening', testAuthor('Dana')))
    await user.click(region('Agenda').getByRole('button', { name: /^Closing/ }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Closing' })).toBeTruthy()
    expect(runOf(doc).stage).toBe('opening')
    await user.click(screen.getByRole('button', { name: 'Go to Opening' }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Opening' })).toBeTruthy()
  })

  it('counts the minutes that two people add at the same time', async () => {
    const { user, remote } = open()
    await user.keyboard('{Alt>}s{/Alt}{Alt>}m{/Alt}')
    await remote((theirs) => addMinute(theirs, testAuthor('Ilya')))
    expect(timer().textContent).toBe('6:00')
  })

  it('changes a stage’s minutes in the agenda', async () => {
    const { user } = open()
    const minutes = screen.getByRole('textbox', { name: 'Minutes for Opening' })
    await user.clear(minutes)
    await user.type(minutes, '7{Enter}')
    expect(timer().textContent).toBe('7:00')
  })

  it('asks once before it ends, names what is open, and leads to the report', async () => {
    const { doc, user } = open()
    await user.keyboard('{Alt>}s{/Alt}')
    await user.click(screen.getByRole('button', { name: 'End meeting' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'End the meeting?' }))
    expect(dialog.getByText('The ground rules haven’t been read aloud.')).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'End meeting' }))
    expect(runOf(doc).phase).toBe('ended')
    expect(snapshot(doc).record.status).toBe('in-review')
    expect(location.pathname).toBe('/d/test/report')
  })

  it('has no cards after its end, and no stage that says it has not begun', async () => {
    const { doc, user } = open()
    await user.keyboard('{Alt>}s{/Alt}')
    expect(screen.getByRole('region', { name: 'Prompt cards' })).toBeTruthy()
    act(() => endMeeting(doc, testAuthor('Noor')))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Prompt cards' })).toBeNull())
    await user.keyboard('{Alt>}4{/Alt}')
    await screen.findByRole('heading', { name: 'Five whys', level: 2 })
    expect(screen.queryByText(/(begins|starts) with/)).toBeNull()
    expect(screen.getByRole('timer').textContent).toBe('Ended')
  })
})

describe('the clock’s words', () => {
  it('says that five minutes are left once, and not for what was passed before', async () => {
    const { advance, user } = open()
    await user.keyboard('{Alt>}s{/Alt}{Alt>}3{/Alt}')
    expect(timer().textContent).toBe('20:00')
    advance(15 * 60_000)
    await expect.poll(() => ui.getState().announcement).toBe('Five minutes left')
    ui.setState({ announcement: '' })
    advance(5 * 60_000 + 2_000)
    await expect.poll(() => ui.getState().announcement).toBe('Time is up for this stage')
    await expect.poll(() => timer().textContent).toBe('+0:02')
    expect(await region('Prompt cards').findByText('Time is up. What would help most now?')).toBeTruthy()
    // The advice that has a button is not said a second time, below what there is room for.
    expect(region('Prompt cards').queryByText(/Take a few minutes/)).toBeNull()
  })

  it('when time is up, the card takes minutes from a later stage by one press, and gives them back', async () => {
    const { advance, user } = open()
    render(<Toasts />)
    await user.keyboard('{Alt>}s{/Alt}{Alt>}3{/Alt}')
    expect(screen.queryByRole('button', { name: /^\+3 min/ })).toBeNull()
    advance(24 * 60_000 + 30_000)
    expect(await screen.findByText('of 20 min · 4 min over')).toBeTruthy()
    await user.click(await region('Prompt cards').findByRole('button', { name: '+3 min from Fishbone' }))
    expect(await screen.findByText('of 23 min · 1 min over')).toBeTruthy()
    expect(region('Agenda').getByRole<HTMLInputElement>('textbox', { name: 'Minutes for Fishbone' }).value).toBe('7')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('of 20 min · 4 min over')).toBeTruthy()
  })
})

describe('the capture bar', () => {
  const line = () => screen.getByRole('textbox', { name: /^Capture/ })

  it('reads the time at the start, says how it was understood and where it went', async () => {
    const { doc, user } = open()
    const before = events(doc).length
    await user.type(line(), '23:29 the removal is stopped')
    expect(region('Capture').getByText('Tue 31 Jan 2017 23:29 UTC · Action')).toBeTruthy()
    await user.keyboard('{Enter}')
    const added = events(doc).find((event) => event.text === 'the removal is stopped')
    expect(added).toMatchObject({ at: Date.UTC(2017, 0, 31, 23, 29), createdBy: 'Noor' })
    expect(events(doc)).toHaveLength(before + 1)
    expect(region('Capture').getByText(/Added to/).textContent).toBe('Added to Timeline, Tue 31 Jan 2017 23:29 UTC')
    expect(region('Capture').getByText('· Saved here')).toBeTruthy()
  })

  it('says that it is saved only once it is', async () => {
    const { user, connection } = open()
    connection.setState({ unsaved: 1 })
    await user.type(line(), 'something{Enter}')
    expect(region('Capture').getByText(/Saving…$/)).toBeTruthy()
    act(() => connection.setState({ unsaved: 0 }))
    expect(region('Capture').getByText(/Saved here$/)).toBeTruthy()
  })

  it('takes a captured line back into the field', async () => {
    const { doc, user } = open()
    const before = events(doc).length
    await user.type(line(), '23:29 the removal is stopped{Enter}')
    await user.click(region('Capture').getByRole('button', { name: 'Undo' }))
    expect(events(doc)).toHaveLength(before)
    expect(line()).toHaveProperty('value', '23:29 the removal is stopped')
  })

  it('takes each kind to its place, whichever stage is on', async () => {
    const { doc, user } = open()
    for (const [key, text] of [
      ['n', 'a note'],
      ['p', 'parked'],
      ['w', 'went well'],
      ['l', 'luck'],
      ['d', 'decided'],
    ] as const)
      await user.keyboard(`{Alt>}${key}{/Alt}${text}{Enter}`)
    const now = snapshot(doc)
    expect(now.notes.map(({ text, stage }) => [text, stage])).toEqual([['a note', 'opening']])
    // The stage's heading counts them, and leads there.
    await user.click(region('Stage').getByRole('button', { name: '1 note' }))
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Notes', level: 3 }))
    expect(now.parking.map(({ text }) => text)).toContain('parked')
    const lessons = dataOfStage(now, closingStage).lessons
    expect(lessons.find(({ text }) => text === 'went well')?.kind).toBe('well')
    expect(lessons.find(({ text }) => text === 'luck')?.kind).toBe('lucky')
    expect(events(doc).find(({ text }) => text === 'decided')?.kind).toBe('decision')
    expect(region('Stage').getByText('a note')).toBeTruthy()
  })

  it('reads @owner and a due date into an action, as understood while it is typed', async () => {
    const { doc, user } = open()
    await user.keyboard('{Alt>}a{/Alt}')
    await user.type(line(), 'Page when a backup fails @noor +2w')
    expect(region('Capture').getByText('Noor · due Wed 21 Jan')).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(dataOfStage(snapshot(doc), actionsStage).actions.at(-1)).toMatchObject({
      text: 'Page when a backup fails',
      owner: 'Noor',
      due: '2026-01-21',
    })
  })

  it('keeps what stands in it when the kind and the stage change, and says for each kind what to type', async () => {
    const { user, session } = open()
    const placeholders = new Set<string | null>()
    await user.type(line(), 'half a sen')
    for (const key of ['n', 'd', 'a', 'p', 'w', 'o', 'l', 'e']) {
      await user.keyboard(`{Alt>}${key}{/Alt}`)
      placeholders.add(line().getAttribute('placeholder'))
      expect(line()).toHaveProperty('value', 'half a sen')
    }
    expect(placeholders.size).toBe(8)
    await user.keyboard('{Alt>}s{/Alt}{Alt>}.{/Alt}{Alt>}4{/Alt}')
    expect(line()).toHaveProperty('value', 'half a sen')
    expect(session.drafts.read('capture')).toBe('half a sen')
  })

  it('takes Shift+Enter for a new line, and adds on Enter', async () => {
    const { doc, user } = open()
    await user.keyboard('{Alt>}n{/Alt}')
    await user.type(line(), 'first{Shift>}{Enter}{/Shift}second')
    expect(line()).toHaveProperty('value', 'first\nsecond')
    await user.keyboard('{Enter}')
    expect(snapshot(doc).notes.at(-1)?.text).toBe('first\nsecond')
  })

  it('makes a row of each pasted line, after a preview, and takes all of them back at once', async () => {
    const { doc, user, session } = open()
    const before = events(doc).length
    await user.click(line())
    await user.paste('23:28 the removal is noticed\n23:29 it is stopped\nsomebody calls')
    const dialog = within(screen.getByRole('dialog', { name: 'Add 3 rows?' }))
    await user.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(events(doc)).toHaveLength(before)
    expect(line()).toHaveProperty('value', '')
    await user.click(line())
    await user.paste('23:28 the removal is noticed\n23:29 it is stopped\nsomebody calls')
    await user.keyboard('{Enter}')
    expect(events(doc)).toHaveLength(before + 3)
    expect(region('Capture').getByText(/3 rows added to/)).toBeTruthy()
    act(() => void session.undo.undo())
    expect(events(doc)).toHaveLength(before)
  })

  it('keeps pasted lines as one line where they belong together, behind what was typed before', async () => {
    const { user } = open()
    await user.type(line(), 'they said: ')
    await user.paste('one\ntwo')
    await user.click(screen.getByRole('button', { name: 'Keep as one line' }))
    expect(line()).toHaveProperty('value', 'they said: one two')
    expect(document.activeElement).toBe(line())
  })

  it('keeps its draft while nobody else sees it', async () => {
    const { user, session } = open()
    await user.type(line(), 'half a sen')
    expect(session.drafts.read('capture')).toBe('half a sen')
  })
})

describe('people', () => {
  it('are matched to the roster by name, and counted', async () => {
    const { hear, doc } = open({ name: 'Ilya', isFacilitator: false })
    act(() => {
      hear(7, { name: 'dana', isFacilitator: true })
      hear(8, { name: 'A passer-by' })
    })
    const invited = snapshot(doc).roster.length
    expect(region('People').getByText(`3 of ${invited + 1} here`)).toBeTruthy()
  })

  it('who come to a running meeting were there: matched by name, or added', async () => {
    await changeSettings({ name: 'Stranger' })
    const { doc, remote } = open({ name: 'Stranger', isFacilitator: false })
    const strangers = () => snapshot(doc).roster.filter(({ name }) => name === 'Stranger')
    expect(strangers()).toHaveLength(0)
    await remote((theirs) => startMeeting(theirs, 'opening', testAuthor('Dana')))
    await expect.poll(() => strangers().map(({ hasAttended }) => hasAttended)).toEqual([true])
  })

  it('can take over from a facilitator who is gone', async () => {
    const { doc, user } = open({ name: 'Ilya', isFacilitator: false })
    record.change(doc, { facilitator: 'Dana' })
    await user.click(region('People').getByRole('button', { name: 'People' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'People' }))
    await user.click(dialog.getByRole('button', { name: 'Take over as facilitator' }))
    await user.click(dialog.getByRole('button', { name: 'Take over' }))
    expect(snapshot(doc).record.facilitator).toBe('Ilya')
    expect(snapshot(doc).roster.find((one) => one.name === 'Ilya')?.role).toBe('facilitator')
  })
})

describe('the parking lot', () => {
  it('takes something in, settles it, and makes an action of it', async () => {
    const { doc, user } = open()
    await user.type(screen.getByRole('textbox', { name: 'Park a topic' }), 'rate limits{Enter}')
    const lot = region('Parking lot')
    const row = lot.getByText('rate limits').closest('li')
    if (!row) throw new Error('the parked line has no row')
    await user.click(within(row).getByRole('button', { name: 'Make it an action' }))
    expect(dataOfStage(snapshot(doc), actionsStage).actions.at(-1)?.text).toBe('rate limits')
    expect(snapshot(doc).parking.find(({ text }) => text === 'rate limits')?.isSettled).toBe(true)
  })
})

describe('a meeting that may only be read', () => {
  it('shows everything and offers no change', () => {
    open({ isReadOnly: true, isFacilitator: false })
    expect(screen.queryByRole('region', { name: 'Capture' })).toBeNull()
    expect(screen.queryByRole('textbox', { name: 'Park a topic' })).toBeNull()
    expect(screen.getByRole('timer')).toBeTruthy()
  })
})
