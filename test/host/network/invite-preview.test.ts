import { hostname } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { roster } from '../../../shared/meeting/incident'
import { appLink, inviteToken, readOnlyInvite } from '../../../shared/protocol/invite'
import { invitePreviewSchema } from '../../../shared/protocol/invite-preview'
import { testAuthor } from '../../support/author'
import { until } from '../../support/until'
import { closeAll, openOwnPage, post, readInvite, share, startTestHost } from './support'

afterEach(closeAll)

const openMeeting = async () => {
  const host = await startTestHost()
  await host.call('settings.change', { name: 'Ana' })
  const shared = await share(host, 'edit', true)
  const page = await openOwnPage(host, shared.documentId)
  await until('the document', () => page.isSynced())
  const ids = roster.addAll(page.doc, testAuthor('Ana'), [{ name: 'Bo' }, { name: 'Cy' }])
  const invite = readInvite(shared.appLink)
  return { host, page, ids, invite, origin: new URL(shared.browserLink ?? '').origin, ...shared }
}

describe('the preview of a meeting', () => {
  test('shows people with an invite which meeting it is, who facilitates, and who is expected', async () => {
    const { page, ids, invite, origin, documentId } = await openMeeting()
    page.send({
      type: 'presence',
      clientId: page.doc.clientID,
      seq: 1,
      state: { name: 'Cy', person: ids[1], color: 1, isFacilitator: false },
    })
    const ask = async (token: string) => post(origin, '/welcome', { id: documentId, token })
    await expect
      .poll(async () => invitePreviewSchema.parse(await (await ask(inviteToken(invite))).json()))
      .toEqual({
        title: expect.any(String),
        host: { name: 'Ana', computer: hostname() },
        // Whoever creates a postmortem is on its roster.
        people: [
          expect.objectContaining({ name: 'Ana', isHere: false }),
          { id: ids[0], name: 'Bo', isHere: false },
          { id: ids[1], name: 'Cy', isHere: true },
        ],
      })
    expect((await ask(inviteToken(readOnlyInvite(invite)))).status).toBe(200)
  })

  test('shows nothing to anybody else', async () => {
    const { host, invite, origin, documentId, appLink: link } = await openMeeting()
    for (const body of [{ id: documentId, token: 'f'.repeat(64) }, { id: 'other', token: inviteToken(invite) }, {}]) {
      const answer = await post(origin, '/welcome', body)
      expect(answer.status).toBe(403)
      expect(await answer.text()).not.toMatch(/Ana|Bo|Cy/)
    }
    await host.call('meeting.revoke', { id: documentId })
    expect((await post(origin, '/welcome', { id: documentId, token: inviteToken(invite) })).status).toBe(403)
    const guest = await startTestHost()
    expect(await guest.fail('meeting.preview', { link })).toMatchObject({ code: 'refused' })
  })

  test('reaches a person with the app through their own host, which stores nothing', async () => {
    const { ids, appLink: link } = await openMeeting()
    const guest = await startTestHost()
    await expect
      .poll(async () => (await guest.call('meeting.preview', { link })).preview?.people.map(({ id }) => id))
      .toEqual([expect.any(String), ...ids])
    expect((await guest.call('library.list', {})).entries).toEqual([])
    const elsewhere = appLink({ ...readInvite(link), addresses: ['127.0.0.1:9'] })
    expect(await guest.fail('meeting.preview', { link: elsewhere })).toMatchObject({ code: 'unreachable' })
  })
})
