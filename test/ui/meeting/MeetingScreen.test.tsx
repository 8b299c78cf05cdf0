import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { NARROW_QUERY } from '../../../renderer/components/use-media'
import { ui } from '../../../renderer/stores/ui'
import { dataOfStage, snapshot } from '../../../shared/document'
import { addMinutes, endMeeting, goToStage, startMeeting } from '../../../shared/meeting/agenda'
import { actionsStage } from '../../../shared/stages/actions'
import { testAuthor } from '../../support/author'
import { events, openMeetingScreen, region, runOf, setUpMeetingPage, timer } from './meeting-page'

setUpMeetingPage()

describe('the meeting screen', () => {
  it('has its regions, the clock and the stage’s heading', async () => {
    openMeetingScreen()
    for (const name of ['Agenda', 'Stage', 'Capture', 'People', 'Prompt cards', 'Parking lot'])
      expect(screen.getByRole('region', { name })).toBeTruthy()
    expect(timer().textContent).toBe('4:00')
    expect(screen.getByRole('heading', { level: 2, name: 'Opening' })).toBeTruthy()
  })

  it('shows no cards and no controls of the agenda to a participant', () => {
    openMeetingScreen({ isFacilitator: false })
    expect(screen.queryByRole('region', { name: 'Prompt cards' })).toBeNull()
    for (const name of ['Start meeting', 'Next stage', 'Pause timer', 'Add 1 minute', 'End meeting'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })

  it('starts, moves to the next, the previous and any stage; whoever starts it facilitates', async () => {
    const { doc, user } = openMeetingScreen({ name: 'Marisol' })
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
    const { doc, user } = openMeetingScreen()
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
    const { doc, user, session } = openMeetingScreen()
    await user.keyboard('{Alt>}s{/Alt}{Alt>}.{/Alt}')
    expect(session.undo.canUndo()).toBe(false)
    act(() => void session.undo.undo())
    expect(runOf(doc).stage).toBe('impact')
  })

  it('follows the room, and announces it to a screen reader', async () => {
    const { doc, applyRemoteEdit } = openMeetingScreen({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'opening', dana))
    await applyRemoteEdit((theirs) => goToStage(theirs, 'impact', dana))
    expect(await screen.findByRole('heading', { level: 2, name: 'Impact' })).toBeTruthy()
    expect(ui.getState().announcement).toBe('Now: Impact')
    expect(runOf(doc).stage).toBe('impact')
  })

  it('does not move anybody who is in the middle of a sentence', async () => {
    const { applyRemoteEdit, user, doc } = openMeetingScreen({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'timeline', dana))
    const line = await screen.findByRole('textbox', { name: /new event/i })
    await user.type(line, '23:40 the backups are')
    await applyRemoteEdit((theirs) => goToStage(theirs, 'actions', dana))
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
    const { applyRemoteEdit, user } = openMeetingScreen({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'timeline', dana))
    const line = await screen.findByRole('textbox', { name: /new event/i })
    await user.type(line, '23:40 the backups are')
    await applyRemoteEdit((theirs) => goToStage(theirs, 'actions', dana))
    const now = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    clock.mockRestore()
    expect(document.activeElement).toBe(line)
    await user.keyboard(' found empty')
    expect(line).toHaveProperty('value', '23:40 the backups are found empty')
  })

  it('moves somebody who chose from a list, or who left their text for a button of the stage', async () => {
    const { applyRemoteEdit, user } = openMeetingScreen({ isFacilitator: false })
    const dana = testAuthor('Dana')
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'timeline', dana))
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Kind of the new event' }), 'Decision')
    await applyRemoteEdit((theirs) => goToStage(theirs, 'five-whys', dana))
    expect(await screen.findByRole('heading', { level: 2, name: 'Five whys' })).toBeTruthy()
    await applyRemoteEdit((theirs) => goToStage(theirs, 'timeline', dana))
    await user.type(await screen.findByRole('textbox', { name: /new event/i }), '23:40 the backups are')
    await applyRemoteEdit((theirs) => goToStage(theirs, 'actions', dana))
    const now = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000)
    act(() => screen.getByRole('button', { name: 'Add event' }).focus())
    expect(await screen.findByRole('heading', { level: 2, name: 'Actions' })).toBeTruthy()
    clock.mockRestore()
  })

  it('lets a participant view another stage without moving the room, and come back', async () => {
    const { doc, user, applyRemoteEdit } = openMeetingScreen({ isFacilitator: false })
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'opening', testAuthor('Dana')))
    await user.click(region('Agenda').getByRole('button', { name: /^Closing/ }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Closing' })).toBeTruthy()
    expect(runOf(doc).stage).toBe('opening')
    await user.click(screen.getByRole('button', { name: 'Go to Opening' }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Opening' })).toBeTruthy()
  })

  it('closes the agenda that overlaps the stage, even if the current stage is clicked', async () => {
    const wide = window.matchMedia
    const media = vi
      .spyOn(window, 'matchMedia')
      .mockImplementation((query) => ({ ...wide(query), matches: query === NARROW_QUERY }))
    const { user } = openMeetingScreen()
    await user.click(screen.getByRole('button', { name: 'Show the agenda' }))
    await user.click(region('Agenda').getByRole('button', { name: 'Opening' }))
    expect(screen.getByRole('button', { name: 'Show the agenda' })).toBeTruthy()
    expect(region('Agenda').queryByRole('button', { name: 'Opening' })).toBeNull()
    media.mockRestore()
    act(() => ui.setState({ isNarrow: false }))
  })

  it('counts the minutes that two people add at the same time', async () => {
    const { user, applyRemoteEdit } = openMeetingScreen()
    await user.keyboard('{Alt>}s{/Alt}{Alt>}m{/Alt}')
    await applyRemoteEdit((theirs) => addMinutes(theirs, 1, testAuthor('Ilya')))
    expect(timer().textContent).toBe('6:00')
  })

  it('changes a stage’s minutes in the agenda', async () => {
    const { user } = openMeetingScreen()
    const minutes = screen.getByRole('textbox', { name: 'Minutes for Opening' })
    await user.clear(minutes)
    await user.type(minutes, '7{Enter}')
    expect(timer().textContent).toBe('7:00')
  })

  it('asks for confirmation before it ends, lists what is open, and leads to the report', async () => {
    const { doc, user } = openMeetingScreen()
    await user.keyboard('{Alt>}s{/Alt}')
    await user.click(screen.getByRole('button', { name: 'End meeting' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'End the meeting?' }))
    expect(dialog.getByText('The ground rules haven’t been read aloud.')).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'End meeting' }))
    expect(runOf(doc).phase).toBe('ended')
    expect(snapshot(doc).record.status).toBe('in-review')
    expect(location.pathname).toBe('/d/test/report')
  })

  it('shows the card’s line next to the clock, with its shortcuts, while the panel is hidden', async () => {
    const { user } = openMeetingScreen()
    const line = region('Prompt cards').getAllByText(/./, { selector: 'p' })[0]?.textContent ?? ''
    await user.keyboard('{Alt>}h{/Alt}')
    expect(screen.queryByRole('region', { name: 'Prompt cards' })).toBeNull()
    expect(screen.getByRole('button', { name: `Prompt card: ${line}` })).toBeTruthy()
    await user.keyboard('{Alt>}k{/Alt}')
    await user.keyboard('52')
    const chosen = await screen.findByRole('button', { name: /^Prompt card: Let’s each take one minute/ })
    await user.click(chosen)
    expect(region('Prompt cards').getByText(/^Let’s each take one minute/)).toBeTruthy()
  })

  it('has no cards after its end, and no stage that is called not started', async () => {
    const { doc, user } = openMeetingScreen()
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

describe('a meeting that may only be read', () => {
  it('shows everything and offers no change', () => {
    openMeetingScreen({ isReadOnly: true, isFacilitator: false })
    expect(screen.queryByRole('region', { name: 'Capture' })).toBeNull()
    expect(screen.queryByRole('textbox', { name: 'Park a topic' })).toBeNull()
    expect(screen.getByRole('timer')).toBeTruthy()
  })
})
