import { act, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { ConnectionStatus } from '../../../renderer/components/ConnectionStatus'
import { ui } from '../../../renderer/stores/ui'
import { createDocument } from '../../../shared/document'
import { testAuthor } from '../../support/author'
import { openMeeting } from '../../support/open-meeting'

const open = () => {
  const meeting = openMeeting(createDocument({ title: 'x' }, testAuthor()))
  meeting.show(<ConnectionStatus />)
  return meeting
}
const status = () => screen.getByRole('status').textContent

beforeEach(() => ui.setState({ announcement: '' }))

describe('the connection state', () => {
  it('says at once that something is not saved, and only after a delay that it is', async () => {
    const { connection } = open()
    expect(status()).toBe('All changes saved on this computer.')
    act(() => connection.setState({ unsaved: 2 }))
    expect(status()).toBe('Saving 2 changes…')
    act(() => connection.setState({ unsaved: 0 }))
    expect(status()).toBe('Saving 2 changes…')
    await expect.poll(status).toBe('All changes saved on this computer.')
  })

  it('tells a screen reader when the connection is lost and restored, and nothing in between', () => {
    const { connection } = open()
    act(() => connection.setState({ unsaved: 1 }))
    act(() => connection.setState({ unsaved: 0 }))
    expect(ui.getState().announcement).toBe('')
    act(() => connection.setState({ host: 'lost' }))
    expect(ui.getState().announcement).toBe('Saving is interrupted until Debrief answers again.')
    act(() => connection.setState({ host: 'connected' }))
    expect(ui.getState().announcement).toBe('All changes saved on this computer.')
  })
})
