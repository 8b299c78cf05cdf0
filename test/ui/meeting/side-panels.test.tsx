import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { changeSettings } from '../../../renderer/stores/settings'
import { dataOfStage, snapshot } from '../../../shared/document'
import { startMeeting } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { actionsStage } from '../../../shared/stages/actions'
import { testAuthor } from '../../support/author'
import { openMeetingScreen, region, setUpMeetingPage } from './meeting-page'

setUpMeetingPage()

describe('people', () => {
  it('are matched to the roster by name, and counted', async () => {
    const { receivePresence, doc } = openMeetingScreen({ name: 'Ilya', isFacilitator: false })
    act(() => {
      receivePresence(7, { name: 'dana', isFacilitator: true })
      receivePresence(8, { name: 'A passer-by' })
    })
    const invited = snapshot(doc).roster.length
    expect(region('People').getByText(`3 of ${invited + 1} here`)).toBeTruthy()
  })

  it('who join a running meeting are marked as present: matched by name, or added', async () => {
    await changeSettings({ name: 'Stranger' })
    const { doc, applyRemoteEdit } = openMeetingScreen({ name: 'Stranger', isFacilitator: false })
    const strangers = () => snapshot(doc).roster.filter(({ name }) => name === 'Stranger')
    expect(strangers()).toHaveLength(0)
    await applyRemoteEdit((theirs) => startMeeting(theirs, 'opening', testAuthor('Dana')))
    await expect.poll(() => strangers().map(({ hasAttended }) => hasAttended)).toEqual([true])
  })

  it('can take over from a facilitator who is gone', async () => {
    const { doc, user } = openMeetingScreen({ name: 'Ilya', isFacilitator: false })
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
  it('takes a topic, resolves it, and turns it into an action', async () => {
    const { doc, user } = openMeetingScreen()
    await user.type(screen.getByRole('textbox', { name: 'Park a topic' }), 'rate limits{Enter}')
    const lot = region('Parking lot')
    const row = lot.getByText('rate limits').closest('li')
    if (!row) throw new Error('the parked line has no row')
    await user.click(within(row).getByRole('button', { name: 'Make it an action' }))
    expect(dataOfStage(snapshot(doc), actionsStage).actions.at(-1)?.text).toBe('rate limits')
    expect(snapshot(doc).parking.find(({ text }) => text === 'rate limits')?.isSettled).toBe(true)
  })
})
