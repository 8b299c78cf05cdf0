import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Factor } from '../../../shared/stages/contract'
import { suggestBone } from '../../../shared/stages/fishbone/classify'
import { diagram, ranking, trayId } from '../../../shared/stages/fishbone/diagram'
import { bones, causes, causeVotes, placements } from '../../../shared/stages/fishbone/model'
import { testAuthor } from '../../support/author'

const sentences = {
  people: [
    'Few people knew that the secondary had no copy',
    'The new hire was not familiar with the shard map',
    'Everyone assumed that the other team had been told',
    'Nobody had been trained to fail over under load',
    'The handover did not mention the open incident',
    'The label let everyone believe that this was staging',
  ],
  process: [
    'Replication was set up by hand and never written down as a procedure',
    'No team owned testing that a restore works',
    'The change needed no review',
    'The runbook had not been rehearsed for a year',
    'No policy says when to escalate',
    'Failover across regions was never tested in a drill',
  ],
  technology: [
    'The disks in staging manage about 60 Mbit/s',
    'Orchestrator’s topology allowed a leader in the other region',
    'The default timeout of the client is five minutes',
    'Writes had not been replicated before the partition',
    'The health check answers before the cache is warm',
    'Webhook jobs pile up in one queue',
  ],
  environment: [
    'It was late in the evening on a Friday',
    'Traffic was at its yearly peak because of the sale',
    'The vendor was in another time zone',
    'A deadline and a small budget left two people for it',
    'The provider had maintenance that night',
    'Growth and spam had doubled since the launch',
  ],
} as const

describe('the bone that a cause belongs to', () => {
  test.each(Object.entries(sentences))('is %s for each of its sentences', (bone, texts) => {
    expect(texts.filter((text) => suggestBone(text) !== bone)).toEqual([])
  })

  test('is undefined if no word indicates it, or in another language', () => {
    for (const text of ['ok', '', 'Something odd', 'أعاد الفريق تشغيل الخدمة', 'ロードバランサー', '🚨🔥'])
      expect(suggestBone(text)).toBeUndefined()
  })

  test('is not suggested by a word inside another word', () => {
    expect(suggestBone('A prologue with imagination')).toBeUndefined()
  })
})

describe('the tray', () => {
  const doc = new Y.Doc()
  const found = (id: string, text: string): Factor => ({
    id,
    text,
    stage: 'timeline',
    isRootCause: false,
    ref: { section: 'timeline.events', id, field: 'learnedLater' },
  })
  const read = () => ({
    causes: causes.read(doc).value,
    bones: bones.read(doc).value,
    placements: placements.read(doc).value,
    ballot: causeVotes.read(doc).value,
  })
  const factors = [found('a', 'ok'), found('b', 'The default limit was reached')]

  test('contains each cause without a bone until it is placed, and such a cause can be voted for', () => {
    expect(diagram(read(), factors).at(-1)).toMatchObject({ isTray: true, causes: [{ id: 'a' }] })
    expect(ranking(diagram(read(), factors)).map(({ id }) => id)).toContain('a')
    placements.set(doc, 'a', { bone: 'people', isHidden: false })
    expect(diagram(read(), factors).some((bone) => bone.isTray)).toBe(false)
  })

  test('receives the causes of a category that is removed', () => {
    const own = bones.add(doc, testAuthor(), { text: 'Vendors' })
    placements.set(doc, 'b', { bone: own, isHidden: false })
    expect(diagram(read(), factors).find((bone) => bone.id === own)?.causes).toHaveLength(1)
    bones.remove(doc, own, testAuthor())
    expect(
      diagram(read(), factors)
        .find((bone) => bone.id === trayId)
        ?.causes.map(({ id }) => id),
    ).toEqual(['b'])
  })
})
