import { afterEach, expect, test } from 'vitest'
import { describeUnless } from '../../support/browser-suite'
import { noLabReason } from '../../support/lab'
import { until } from '../../support/until'
import { type MeshLab, openMeshLab } from './mesh-lab'

let lab: MeshLab | undefined
afterEach(async () => {
  await lab?.close()
  lab = undefined
})

describeUnless(noLabReason(), 'a hostile page', () => {
  test('cannot send content that no document may hold, is told why, and has its text back after a reload', async () => {
    lab = await openMeshLab(2)
    const host = await lab.startHost(0)
    const facilitatorPage = await lab.openPage(0, await host.openUrl())
    const { id, browserLink } = await lab.share(facilitatorPage, 'Checkout outage')
    const facilitator = await lab.openSession(facilitatorPage, id, 'Facilitator', 'own')
    const { page: guestPage } = await lab.joinInBrowser(1, browserLink)
    // What an earlier page left in this browser is checked as well.
    await guestPage.evaluate((documentId) => window.fixture.poisonCopy(documentId, 'left here earlier '), id)
    const guest = await lab.openSession(guestPage, id, 'Guest', 'guest')
    await until(
      () => Promise.all([facilitator.see(), guest.see()]),
      (all) => all.every((one) => one.peers === 1 && one.isReady && one.text.includes('left here earlier')),
    )
    expect((await guest.see()).reopen).toBeUndefined()

    await guestPage.evaluate(() => {
      window.fixture.poison()
      window.fixture.session?.doc.getText('record.whatHappened').insert(0, 'Typed after it.')
    })
    await until(
      () => guest.see(),
      ({ reopen }) => reopen?.why === 'refused',
    )
    await until(
      () => facilitator.see(),
      ({ peers }) => peers === 0,
    )
    await facilitator.type('undisturbed')
    await until(
      () => facilitator.see(),
      ({ unsaved, tone }) => unsaved === 0 && tone === 'good',
    )
    const seen = await facilitator.see()
    expect([seen.rows, seen.happened, seen.reopen]).toEqual([0, '', undefined])

    await guestPage.evaluate(() => window.fixture.reopen())
    await until(
      () => facilitator.see(),
      ({ happened }) => happened === 'Typed after it.',
    )
    await until(
      () => guest.see(),
      ({ text, tone }) => text.includes('undisturbed') && tone === 'good',
    )
    expect((await guest.see()).rows).toBe(0)
  })

  test('erases nothing that is typed on an offline page whose client id it uses up', async () => {
    lab = await openMeshLab(2)
    const host = await lab.startHost(0)
    const hostilePage = await lab.openPage(0, await host.openUrl())
    const { id, browserLink } = await lab.share(hostilePage, 'Checkout outage')
    const hostile = await lab.openSession(hostilePage, id, 'Facilitator', 'own')
    const { page: guestPage } = await lab.joinInBrowser(1, browserLink)
    const guest = await lab.openSession(guestPage, id, 'Guest', 'guest')
    const typeInGuest = (words: string) =>
      guestPage.evaluate((text) => {
        const happened = window.fixture.session?.doc.getText('record.whatHappened')
        happened?.insert(happened.length, text)
      }, words)
    await typeInGuest('Before. ')
    await until(
      () => Promise.all([hostile.see(), guest.see()]),
      (all) => all.every(({ happened, unsaved, peers }) => happened === 'Before. ' && unsaved === 0 && peers === 1),
    )

    lab.computer(1).plug(false)
    await until(
      () => Promise.all([hostile.see(), guest.see()]),
      (all) => all.every(({ peers }) => peers === 0),
    )
    await typeInGuest('Written on the train.')
    const { client } = await guest.see()
    await hostilePage.evaluate((theirs) => window.fixture.useUp(theirs, 1_000), client)
    // Updates from elsewhere are passed to the host a moment later, and the guest must not arrive before them.
    const observer = await lab.openSession(await lab.openPage(0, await host.openUrl()), id, 'Observer', 'own')
    await until(
      () => observer.see(),
      ({ vector }) => (vector[client] ?? 0) > 1_000,
    )

    lab.computer(1).plug(true)
    await until(
      () => guest.see(),
      ({ reopen }) => reopen?.why === 'id-taken',
    )
    expect((await guest.see()).happened).toBe('Before. Written on the train.')
    await guestPage.evaluate(() => window.fixture.reopen())
    await until(
      () => Promise.all([hostile.see(), guest.see()]),
      (all) => all.every(({ happened, unsaved }) => happened === 'Before. Written on the train.' && unsaved === 0),
    )
    expect((await guest.see()).client).not.toBe(client)
  })
})
