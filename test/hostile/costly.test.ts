import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { updateLimits } from '../../shared/crdt/update-guard'
import { events } from '../../shared/stages/timeline/model'
import { closeAll, getSharedText, openOwnPage, startTestHost } from '../host/network/support'
import { createRemoteUpdate, createUpdate, quadraticUpdate } from '../support/hostile-updates'
import { until } from '../support/until'

afterEach(closeAll)

let lastRow = 0
const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => `row-${++lastRow}` }

const createRowsUpdate = (doc: Y.Doc, count: number): Uint8Array =>
  createRemoteUpdate(doc, (theirs) =>
    events.addAll(
      theirs,
      author,
      Array.from({ length: count }, (_, index) => ({ text: `Event ${index}` })),
    ),
  )

/** A host with a document that is open in two pages: a user's and an attacker's. */
const openMeeting = async () => {
  const host = await startTestHost()
  const { id } = await host.call('library.create', { title: 'Outage' })
  const [honest, attacker] = await Promise.all([openOwnPage(host, id), openOwnPage(host, id)])
  return { host, id, honest, attacker }
}

describe('an update that is costly to merge', () => {
  test(
    'is rejected once it exceeds its time budget, while other edits keep syncing',
    async () => {
      const { host, id, honest, attacker } = await openMeeting()
      // Sent without being applied here, which would hang the attacker's own page.
      const update = quadraticUpdate(40_000)
      expect(update.length).toBeLessThan(700_000)
      attacker.sendUpdate(update)
      let typed = 0
      while (attacker.closes.length === 0) {
        getSharedText(honest).insert(0, 'x')
        typed += 1
        expect(await honest.queryPersistence()).toEqual(['meeting'])
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      expect(attacker.closes[0]).toMatch(/^4424 The change would take too long to merge/)
      // A host that merged it, or tried it in its main thread, would answer once or twice in that time, however fast.
      expect(typed).toBeGreaterThan(2)
      await host.kill()
      const again = await startTestHost({ dataDir: host.dataDir })
      const page = await openOwnPage(again, id)
      expect(getSharedText(page).toString()).toBe('x'.repeat(typed))
    },
    updateLimits.TRIAL_BUDGET_MS * 12,
  )

  test('is merged in order after its trial, if it is merely large', async () => {
    const { honest, attacker } = await openMeeting()
    const update = quadraticUpdate(1_000)
    Y.applyUpdate(attacker.doc, update)
    attacker.doc.getText('test.text').insert(0, 'later')
    expect(await attacker.queryPersistence()).toEqual(['meeting'])
    await until(
      'both edits to arrive',
      () => getSharedText(honest).toString() === 'later' && honest.doc.getText('record.whatHappened').length === 2_000,
    )
    expect(attacker.closes).toEqual([])
  })
})

describe('an edit with thousands of rows', () => {
  test('is accepted up to the limit, and rejected above it with a message that says what to do', async () => {
    // Created first: a page that is blocked for seconds while they are created is disconnected.
    const accepted = createRowsUpdate(new Y.Doc(), 2_000)
    const tooMany = createUpdate((doc) => {
      for (let item = 0; item <= updateLimits.MAX_EDIT_ITEMS; item += 1) doc.getMap('x').set(String(item), item)
    })
    const { honest, attacker } = await openMeeting()
    attacker.sendUpdate(accepted)
    await until('the rows', () => honest.doc.getMap('timeline.events').size === 2_000)
    attacker.sendUpdate(tooMany)
    await until('the rejection', () => attacker.closes.length > 0)
    expect(attacker.closes[0]).toMatch(/^4424 The change contains too much at once. Add less at a time/)
    getSharedText(honest).insert(0, 'still here')
    expect(await honest.queryPersistence()).toEqual(['meeting'])
  })
})
