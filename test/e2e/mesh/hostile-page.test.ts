import { afterEach, describe, expect, test } from 'vitest'
import { chromiumPath } from '../../support/browser'
import { whyNoNetwork } from '../../support/network-namespace'
import { until } from '../../support/until'
import { type MeshLab, openMeshLab } from './mesh-lab'

const why = whyNoNetwork() ?? (chromiumPath() ? undefined : 'there is no Chromium here')

let lab: MeshLab | undefined
afterEach(async () => {
  await lab?.close()
  lab = undefined
})

describe.skipIf(why !== undefined)(`a hostile page${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  test('reaches nobody with what no document may hold, is told why, and has its words again after loading anew', async () => {
    lab = await openMeshLab(2)
    const host = await lab.startHost(0)
    const facilitatorPage = await lab.openPage(0, await host.openUrl())
    const { id, browserLink } = await lab.share(facilitatorPage, 'Checkout outage')
    const facilitator = await lab.openSession(facilitatorPage, id, 'Facilitator', 'own')
    const { page: guestPage } = await lab.enter(1, browserLink)
    // What an earlier page left in this browser is looked through, too.
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
  }, 120_000)
})
