import { act, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useLeaders } from '../../../renderer/stores/use-leaders'
import { startMeeting } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'
import { openMeeting } from '../../support/open-meeting'

const Leaders = () => <output>{useLeaders((leaders) => leaders.map(({ name }) => name).join(', '))}</output>

const open = (facilitator: string) => {
  const doc = createGitlabDocument(testAuthor('Dana'))
  record.change(doc, { facilitator, facilitatorId: '' })
  const { session, show } = openMeeting(doc, { name: 'Ilya', isFacilitator: false })
  const mesh = session.presence.open(() => undefined, { isPeer: true })
  const host = session.presence.open(() => undefined)
  const claim = (link: typeof mesh, clientId: number, name: string) =>
    act(() => {
      const state = { name, color: 2, isFacilitator: true, focus: 'timeline.events/1' }
      link.receive({ type: 'presence', clientId, seq: 1, state, key: String(clientId).repeat(64) })
    })
  show(<Leaders />)
  return { doc, mesh, host, claim, leaders: () => screen.getByRole('status').textContent }
}

test('a page on the mesh cannot lead by its own claim, neither before the meeting nor if no facilitator is named', async () => {
  const { doc, mesh, claim, leaders } = open('')
  claim(mesh, 7, 'Mallory')
  expect(leaders()).toBe('')
  await act(async () => {
    startMeeting(doc, 'opening', testAuthor(''))
    record.change(doc, { facilitator: '', facilitatorId: '' })
  })
  expect(leaders()).toBe('')
})

test('the person whom the document names also leads over the mesh, and the meeting’s host if their host confirms it', async () => {
  const { doc, mesh, host, claim, leaders } = open('Dana')
  claim(mesh, 7, 'Mallory')
  claim(host, 8, 'Hana')
  claim(mesh, 9, 'Dana')
  expect(leaders()).toBe('Dana, Hana')
  await act(async () => record.change(doc, { facilitator: 'Mallory' }))
  expect(leaders()).toBe('Mallory, Hana')
})
