import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { updateLimits } from '../../shared/crdt/update-guard'
import { events } from '../../shared/stages/timeline/model'
import { closeAll, getSharedText, openOwnPage, startHostProcess } from '../host/network/support'
import { quadraticUpdate, structsOf, updateOf } from '../support/hostile-updates'
import { until } from '../support/until'

afterEach(closeAll)

let lastRow = 0
const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => `row-${++lastRow}` }

const rowsOf = (doc: Y.Doc, count: number): Uint8Array =>
  structsOf(doc, (theirs) =>
    events.addAll(
      theirs,
      author,
      Array.from({ length: count }, (_, index) => ({ text: `Event ${index}` })),
    ),
  )

/** A host with a document that is open in two pages: one that types, and one that attacks. */
const openMeeting = async () => {
  const host = await startHostProcess()
  const { id } = await host.call('library.create', { title: 'Outage' })
  const [witness, evil] = await Promise.all([openOwnPage(host, id), openOwnPage(host, id)])
  return { host, id, witness, evil }
}

describe('an update that is costly to merge', () => {
  test(
    'is rejected once it exceeds its budget, and other edits are synced meanwhile',
    async () => {
      const { host, id, witness, evil } = await openMeeting()
      // Made where it costs nothing: applied to the page it would hang that page.
      const update = quadraticUpdate(40_000)
      expect(update.length).toBeLessThan(700_000)
      evil.sendUpdate(update)
      let typed = 0
      while (evil.closes.length === 0) {
        getSharedText(witness).insert(0, 'x')
        typed += 1
        expect(await witness.stored()).toEqual(['meeting'])
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      expect(evil.closes[0]).toMatch(/^4424 The change would take too long to merge/)
      // A host that merges it, or tries it in its own thread, answers once or twice in that time.
      expect(typed).toBeGreaterThan(10)
      await host.kill()
      const again = await startHostProcess({ dataDir: host.dataDir })
      const page = await openOwnPage(again, id)
      expect(getSharedText(page).toString()).toBe('x'.repeat(typed))
    },
    updateLimits.TRIAL_BUDGET_MS * 12,
  )

  test('is merged after its trial, in order, if it is only large', async () => {
    const { witness, evil } = await openMeeting()
    const update = quadraticUpdate(1_000)
    Y.applyUpdate(evil.doc, update)
    evil.doc.getText('test.text').insert(0, 'after it')
    expect(await evil.stored()).toEqual(['meeting'])
    await until(
      'both',
      () =>
        getSharedText(witness).toString() === 'after it' && witness.doc.getText('record.whatHappened').length === 2_000,
    )
    expect(evil.closes).toEqual([])
  })
})

describe('very many rows at once', () => {
  test('2,000 pasted rows are accepted; more than an edit may contain is refused with what to do', async () => {
    // Made first: pages that are held up for seconds while it is made are closed.
    const some = rowsOf(new Y.Doc(), 2_000)
    const many = updateOf((doc) => {
      for (let item = 0; item <= updateLimits.MAX_EDIT_ITEMS; item += 1) doc.getMap('x').set(String(item), item)
    })
    const { witness, evil } = await openMeeting()
    evil.sendUpdate(some)
    await until('the rows', () => witness.doc.getMap('timeline.events').size === 2_000)
    evil.sendUpdate(many)
    await until('the refusal', () => evil.closes.length > 0)
    expect(evil.closes[0]).toMatch(/^4424 The change contains too much at once. Add less at a time/)
    getSharedText(witness).insert(0, 'still here')
    expect(await witness.stored()).toEqual(['meeting'])
  })
})
