import type { Page } from 'playwright-core'
import { expect, type TestContext, test } from 'vitest'
import { describeUnless } from '../../support/browser-suite'
import { noLabReason } from '../../support/lab'
import { until } from '../../support/until'
import { type LabPage, type MeshLab, openMeshLab } from './mesh-lab'

const readPages = (pages: readonly LabPage[]) => Promise.all(pages.map((page) => page.see()))
const waitForText = (pages: readonly LabPage[], ...words: string[]) =>
  until(
    () => readPages(pages),
    (all) => all.every(({ text }) => words.every((word) => text.includes(word))),
  )

/** A lab that is closed at the end of its test. */
const setUpLab = async (computers: number, { onTestFinished }: TestContext): Promise<MeshLab> => {
  const lab = await openMeshLab(computers)
  onTestFinished(lab.close)
  return lab
}

/** A facilitator and a participant with hosts of their own, and a guest in a browser. */
const openMeeting = async (mesh: MeshLab) => {
  const facilitatorHost = await mesh.startHost(0)
  const participantHost = await mesh.startHost(1)
  const facilitatorPage = await mesh.openPage(0, await facilitatorHost.openUrl())
  const { id, appLink, browserLink } = await mesh.share(facilitatorPage, 'Checkout outage')
  const facilitator = await mesh.openSession(facilitatorPage, id, 'Facilitator', 'own')
  const participantPage = await mesh.openPage(1, await participantHost.openUrl())
  await mesh.join(participantPage, appLink)
  const participant = await mesh.openSession(participantPage, id, 'Participant', 'own')
  const { page: guestPage } = await mesh.joinInBrowser(2, browserLink)
  const guest = await mesh.openSession(guestPage, id, 'Guest', 'guest')
  const pages = [facilitator, participant, guest] as const
  await until(
    () => readPages(pages),
    (all) => all.every((one) => one.peers === 2 && one.people.length === 3 && one.isReady),
  )
  return { facilitatorHost, facilitator, participant, guest, pages, id, browserLink }
}

/** Drops what a page sends to other pages on demand, as a peer with a full buffer does. */
const createMessageLoss = async (page: Page) => {
  await page.evaluate(() => {
    const { send } = RTCDataChannel.prototype
    const wire = { isLosing: false, lost: 0 }
    Object.assign(window, { wire })
    RTCDataChannel.prototype.send = function (message: unknown) {
      if (wire.isLosing) wire.lost += 1
      else send.call(this, message as Uint8Array<ArrayBuffer>)
    }
  })
  return {
    lose: (isLosing: boolean) =>
      page.evaluate((is) => void Object.assign(window.wire, { isLosing: is, lost: 0 }), isLosing),
    lost: () => page.evaluate(() => window.wire.lost),
  }
}

declare global {
  interface Window {
    wire: { isLosing: boolean; lost: number }
  }
}

/** A suite in real browsers that runs while the other one waits; its own tests run one after the other. */
const describeInLab = (title: string, body: () => void): void =>
  describeUnless(noLabReason(), title, body, { concurrent: true })

describeInLab('the mesh, in real browsers', () => {
  test.sequential('the meeting continues when the facilitator’s host is killed, and is complete when it is back', async (context) => {
    const lab = await setUpLab(3, context)
    const { facilitatorHost, facilitator, participant, guest, pages, id } = await openMeeting(lab)
    await facilitator.type('before ')
    await waitForText(pages, 'before')
    await until(
      () => readPages(pages),
      (all) => all.every((one) => one.tone === 'good'),
    )
    await until(
      async () => (await readPages(pages)).map(({ time }) => time),
      (times) => Math.max(...times) - Math.min(...times) < 250,
    )

    await facilitatorHost.kill()
    await until(
      () => readPages([participant, guest]),
      (all) =>
        all.every(({ message }) => message.startsWith('The meeting’s host can’t be reached. 2 people still connected')),
    )
    await participant.type('from-participant ')
    await guest.type('from-guest ')
    await facilitator.type('from-facilitator ')
    await waitForText(pages, 'from-participant', 'from-guest', 'from-facilitator')
    // Longer than the grace period of presence, so that whoever is still shown is seen over the mesh alone.
    const lostAt = (await guest.see()).time
    await until(
      () => guest.see(),
      ({ time }) => time - lostAt > 6_000,
    )
    for (const seen of await readPages(pages)) {
      expect(seen.people).toEqual(['Facilitator', 'Guest', 'Participant'])
      expect(seen.tone).not.toBe('good')
    }
    expect((await participant.see()).unsaved).toBe(0)

    await lab.startHost(0)
    await until(
      () => readPages(pages),
      (all) => all.every((one) => one.tone === 'good' && one.unsaved === 0),
    )
    await waitForText(pages, 'before', 'from-participant', 'from-guest', 'from-facilitator')
    const [first, ...others] = await readPages(pages)
    for (const other of others) expect([other.text, other.vector]).toEqual([first?.text, first?.vector])
    const file = await facilitator.page.evaluate(
      (documentId) => window.fixture.calls.call('document.file', { id: documentId }),
      id,
    )
    expect(file.ok).toBe(true)
  })

  test.sequential('messages that get lost on the mesh are requested again, deletions included', async (context) => {
    const lab = await setUpLab(2, context)
    const host = await lab.startHost(0)
    const facilitatorPage = await lab.openPage(0, await host.openUrl())
    const { id, browserLink } = await lab.share(facilitatorPage, 'Lossy')
    const facilitator = await lab.openSession(facilitatorPage, id, 'Facilitator', 'own')
    const { page } = await lab.joinInBrowser(1, browserLink)
    const wire = await createMessageLoss(page)
    const guest = await lab.openSession(page, id, 'Guest', 'guest')
    const pages = [facilitator, guest]
    await until(
      () => readPages(pages),
      (all) => all.every((one) => one.peers === 1 && one.isReady),
    )
    await host.kill()
    await until(
      () => readPages(pages),
      (all) => all.every((one) => one.host === 'lost'),
    )
    await guest.type('cut kept ')
    await waitForText(pages, 'cut kept ')

    await wire.lose(true)
    await guest.type('lost ')
    await until('a message to be lost', wire.lost)
    expect((await facilitator.see()).text).toBe('cut kept ')
    await wire.lose(false)
    // Edits based on the lost words can't be shown before those arrive.
    await guest.type('after')
    await waitForText(pages, 'cut kept lost after')

    await wire.lose(true)
    await page.evaluate(() => window.fixture.session?.doc.getText('text').delete(0, 4))
    await until('a message to be lost', wire.lost)
    const [before, after] = await readPages(pages)
    expect([before?.text, after?.text]).toEqual(['cut kept lost after', 'kept lost after'])
    // A deletion takes no clock value, so the state vectors are equal.
    expect(before?.vector).toEqual(after?.vector)
    await wire.lose(false)
    await until(
      () => facilitator.see(),
      ({ text }) => text === 'kept lost after',
    )
    expect((await readPages(pages)).map((one) => one.host)).toEqual(['lost', 'lost'])
  })

  test.sequential('a document of 1 MB reaches a newcomer over the mesh alone', async (context) => {
    const lab = await setUpLab(3, context)
    const host = await lab.startHost(0)
    const facilitatorPage = await lab.openPage(0, await host.openUrl())
    const { id, browserLink } = await lab.share(facilitatorPage, 'Large')
    const facilitator = await lab.openSession(facilitatorPage, id, 'Facilitator', 'own')
    await until(
      () => facilitator.see(),
      ({ isReady }) => isReady,
    )
    await facilitatorPage.evaluate(() => window.fixture.fill(1_000_000))
    const { size, rows } = await facilitator.see()
    expect(size).toBeGreaterThanOrEqual(1_000_000)

    const { page } = await lab.joinInBrowser(1, browserLink)
    // The sync connection opens and stays silent, so whatever arrives came over WebRTC.
    let isAsked = false
    await page.routeWebSocket(/\/sync$/, () => {
      isAsked = true
    })
    const joiner = await lab.openSession(page, id, 'Late', 'guest')
    await until(
      () => joiner.see(),
      (seen) => seen.rows === rows,
    )
    const seen = await joiner.see()
    expect(seen.vector).toEqual((await facilitator.see()).vector)
    expect([seen.host, seen.isReady, isAsked]).toEqual([expect.not.stringMatching('^connected$'), true, true])

    await joiner.type('and back')
    await waitForText([facilitator], 'and back')
  })
})

describeInLab('the mesh with pages that return, in real browsers', () => {
  test.sequential('text typed while the page’s own host was down survives a crash of the page', async (context) => {
    const lab = await setUpLab(1, context)
    const host = await lab.startHost(0)
    const page = await lab.openPage(0, await host.openUrl())
    const { id } = await lab.share(page, 'Alone')
    const writer = await lab.openSession(page, id, 'Writer', 'own')
    await writer.type('saved ')
    await until(
      () => writer.see(),
      ({ tone, isReady }) => isReady && tone === 'good',
    )
    await host.kill()
    await until(
      () => writer.see(),
      ({ host: state, hasLocalCopy }) => state === 'lost' && hasLocalCopy,
    )
    const written = await writer.page.evaluate((documentId) => window.fixture.countWritten(documentId), id)
    await writer.type('and kept')
    await until(
      () => writer.page.evaluate((documentId) => window.fixture.countWritten(documentId), id),
      (count) => count > written,
    )
    const { message } = await writer.see()
    expect(message).toBe('Saving is interrupted. 1 change only here, kept in this window until saving is back.')
    // The renderer crashes without closing anything; the browser keeps its storage.
    const again = await page.context().newPage()
    await page.goto('chrome://crash').catch(() => undefined)

    await lab.startHost(0)
    await again.goto(host.url)
    const back = await lab.openSession(again, id, 'Writer', 'own')
    await waitForText([back], 'saved and kept')
    await until(
      () => back.see(),
      (seen) => seen.tone === 'good' && !seen.hasLocalCopy,
    )
    const names = await again.evaluate(async () => (await indexedDB.databases()).map((one) => one.name))
    expect(names).toEqual([])
  })

  test.sequential('a document that is opened, closed and reopened at once joins the mesh once', async (context) => {
    const lab = await setUpLab(2, context)
    const host = await lab.startHost(0)
    const facilitatorPage = await lab.openPage(0, await host.openUrl())
    const { id, browserLink } = await lab.share(facilitatorPage, 'Twice')
    const facilitator = await lab.openSession(facilitatorPage, id, 'Facilitator', 'own')
    const { page } = await lab.joinInBrowser(1, browserLink)
    // As React's StrictMode does, and once more after the first one has joined the mesh.
    for (const _round of [1, 2]) {
      await page.evaluate((documentId) => {
        window.fixture.session?.close()
        window.fixture.open(documentId, 'Guest', 'guest')
        window.fixture.session?.close()
      }, id)
      const guest = await lab.openSession(page, id, 'Guest', 'guest')
      await until(
        () => readPages([facilitator, guest]),
        (all) => all.every((one) => one.peers === 1 && one.people.join() === 'Facilitator,Guest'),
      )
    }
    await facilitator.type('still there')
    await until(
      () => page.evaluate(() => window.fixture.see()),
      ({ text }) => text === 'still there',
    )
  })

  test.sequential('a computer that loses its network notices, and the edits of both sides are merged later', async (context) => {
    const lab = await setUpLab(3, context)
    const { facilitator, participant, guest, pages } = await openMeeting(lab)
    lab.computer(1).plug(false)
    await until(
      () => participant.see(),
      ({ message, peers }) => peers === 0 && message.startsWith('The meeting’s host can’t be reached.'),
    )
    await participant.type('alone ')
    await facilitator.type('together ')
    await waitForText([facilitator, guest], 'together')
    await until(
      () => participant.see(),
      ({ message }) => message.includes('1 change only here, saved on this computer'),
    )
    lab.computer(1).plug(true)
    await waitForText(pages, 'alone', 'together')
    await until(
      () => readPages(pages),
      (all) => all.every((one) => one.tone === 'good' && one.people.length === 3),
    )
  })
})
