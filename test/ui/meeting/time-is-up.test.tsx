import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Toasts } from '../../../renderer/components/Toasts'
import { ui } from '../../../renderer/stores/ui'
import { snapshot } from '../../../shared/document'
import { startMeeting } from '../../../shared/meeting/agenda'
import { testAuthor } from '../../support/author'
import { openMeetingScreen, region, runOf, setUpMeetingPage, timer } from './meeting-page'

setUpMeetingPage()

describe('the announcements of the clock', () => {
  it('say once that five minutes are left, and skip earlier warnings', async () => {
    const { advance, user } = openMeetingScreen()
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

  it('come with a strip that shows the cost, takes minutes from later stages by one click, and gives them back', async () => {
    const { advance, user } = openMeetingScreen()
    render(<Toasts />)
    await user.keyboard('{Alt>}s{/Alt}{Alt>}3{/Alt}')
    expect(screen.queryByRole('region', { name: 'Time is up' })).toBeNull()
    advance(24 * 60_000 + 30_000)
    expect(await screen.findByText('of 20 min · 4 min over')).toBeTruthy()
    const strip = within(await screen.findByRole('region', { name: 'Time is up' }))
    await user.click(strip.getByRole('button', { name: 'Take 5 min from Fishbone and 2 min from Actions' }))
    expect(await screen.findByText(/^of 27 min · ends/)).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Time is up' })).toBeNull()
    expect(region('Agenda').getByRole<HTMLInputElement>('textbox', { name: 'Minutes for Fishbone' }).value).toBe('5')
    expect(region('Agenda').getByRole<HTMLInputElement>('textbox', { name: 'Minutes for Actions' }).value).toBe('15')
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('of 20 min · 4 min over')).toBeTruthy()
  })
})

describe('the strip of the time that is up', () => {
  it('shows what the overtime costs, extends, and parks, by keyboard and without taking the focus', async () => {
    const { advance, user, doc } = openMeetingScreen()
    render(<Toasts />)
    await user.keyboard('{Alt>}s{/Alt}{Alt>}3{/Alt}')
    advance(34 * 60_000)
    const strip = within(await screen.findByRole('region', { name: 'Time is up' }))
    expect(strip.getByText(/^Ends \d\d:\d\d, 4 min late$/)).toBeTruthy()
    expect(strip.getByText('On time up to Actions')).toBeTruthy()
    expect(region('Agenda').getByText('On time up to Actions')).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Time is up' }).contains(document.activeElement)).toBe(false)
    await user.keyboard('{Alt>}{Shift>}j{/Shift}{/Alt}')
    expect(timer().textContent).toBe('+11:00')
    expect(screen.getByText('Timeline got 3 more minutes.')).toBeTruthy()
    await user.keyboard('{Alt>}z{/Alt}')
    expect(timer().textContent).toBe('+14:00')
    await user.click(strip.getByRole('button', { name: 'Park what is open' }))
    await user.keyboard('the question of the backups{Enter}')
    expect(snapshot(doc).parking.some(({ text }) => text === 'the question of the backups')).toBe(true)
    await user.click(strip.getByRole('button', { name: 'Hide' }))
    expect(screen.queryByRole('region', { name: 'Time is up' })).toBeNull()
  })

  it('leads to the next stage', async () => {
    const { advance, user, doc } = openMeetingScreen()
    await user.keyboard('{Alt>}s{/Alt}')
    advance(5 * 60_000)
    await user.click(await screen.findByRole('button', { name: 'Go on to Impact' }))
    expect(runOf(doc).stage).toBe('impact')
  })

  it('leads to the end of the meeting at its last stage, which nobody can give minutes', async () => {
    const { advance, user } = openMeetingScreen()
    await user.keyboard('{Alt>}s{/Alt}')
    await user.click(region('Agenda').getByRole('button', { name: /^Closing/ }))
    advance(9 * 60_000)
    const strip = within(await screen.findByRole('region', { name: 'Time is up' }))
    expect(strip.queryByRole('button', { name: /^(Take|Go on)/ })).toBeNull()
    await user.click(strip.getByRole('button', { name: 'End meeting' }))
    expect(await screen.findByRole('dialog', { name: 'End the meeting?' })).toBeTruthy()
  })

  it('is not shown to participants', async () => {
    const { advance, applyRemoteEdit } = openMeetingScreen({ isFacilitator: false })
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'opening', testAuthor('Dana')))
    advance(5 * 60_000)
    await expect.poll(() => timer().textContent).toMatch(/^\+/)
    expect(screen.queryByRole('region', { name: 'Time is up' })).toBeNull()
  })
})
