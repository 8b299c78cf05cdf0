import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test, vi } from 'vitest'
import { readSyncMessage, writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { createPeerGuard } from '../../renderer/session/mesh/peer-guard'
import { decodeState, encodeState } from '../../renderer/session/mesh/state-digest'
import { createTrials, type TrialWorker } from '../../renderer/session/mesh/trials'
import { createDocument } from '../../shared/document'
import { type Trial, tryUpdate } from '../../shared/document/trial-merge'
import { createRemoteUpdate, createUpdate, quadraticUpdate } from '../support/hostile-updates'
import { untilAsserted } from '../support/until'

const author = { name: 'Ann', now: () => Date.UTC(2026, 2, 1), newId: () => 'document-1' }

const syncMessage = (write: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    write(encoder)
  })
const updateMessage = (update: Uint8Array) => syncMessage((encoder) => writeUpdate(encoder, update))

/** A page's document behind the guard for one peer. */
const createGuardedPage = (trial = async (one: Trial) => tryUpdate(one)) => {
  const doc = createDocument({ title: 'T' }, author)
  const refusals: string[] = []
  const passed: Uint8Array[] = []
  const receive = createPeerGuard({
    doc,
    trials: () => ({ run: trial }),
    isForeign: () => false,
    pass: (message) => {
      passed.push(message)
      const decoder = decoding.createDecoder(message)
      decoding.readVarUint(decoder)
      readSyncMessage(decoder, encoding.createEncoder(), doc, 'mesh')
    },
    refuse: ({ code }) => refusals.push(code),
  })
  return { doc, refusals, passed, receive }
}

const nestedValue = (depth: number): unknown => (depth === 0 ? 'core' : [nestedValue(depth - 1)])

test.each<[name: string, message: (doc: Y.Doc) => Uint8Array, code: string]>([
  [
    'a value nested 100 deep',
    () => updateMessage(createUpdate((d) => d.getMap('m').set('k', nestedValue(100)))),
    'too-deep',
  ],
  ['a forbidden name', () => updateMessage(createUpdate((d) => d.getMap('m').set('__proto__', 1))), 'forbidden-name'],
  [
    'a forbidden name among its answer',
    () => {
      const theirs = new Y.Doc()
      theirs.getMap('m').set('__proto__', 1)
      return syncMessage((encoder) => writeSyncStep2(encoder, theirs))
    },
    'forbidden-name',
  ],
  [
    'a newer version',
    (doc) => updateMessage(createRemoteUpdate(doc, (d) => d.getMap('meta').set('schema', 99))),
    'head-changed',
  ],
  ['noise', () => Uint8Array.from({ length: 200 }, (_, index) => (index === 0 ? 0 : (index * 7919) % 256)), 'damaged'],
])(
  'a peer that sends %s is disconnected, and nothing that it sent then or later is applied',
  (_name, message, code) => {
    const { doc, refusals, passed, receive } = createGuardedPage()
    const before = Y.encodeStateAsUpdate(doc)
    receive(message(doc))
    receive(updateMessage(createUpdate((theirs) => theirs.getText('record.whatHappened').insert(0, 'later'))))
    expect(refusals).toEqual([code])
    expect(passed).toEqual([])
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  },
)

test('a peer’s requests and edits pass in their order, and awareness never does', () => {
  const { doc, refusals, passed, receive } = createGuardedPage()
  receive(syncMessage((encoder) => writeSyncStep1(encoder, new Y.Doc())))
  receive(Uint8Array.of(1, 1, 0))
  receive(updateMessage(createUpdate((theirs) => theirs.getText('record.whatHappened').insert(0, 'typed'))))
  expect(passed.length).toBe(2)
  expect(refusals).toEqual([])
  expect(doc.getText('record.whatHappened').toString()).toBe('typed')
})

test('a costly update is tried first, and the messages after it wait for the outcome', async () => {
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const { doc, refusals, passed, receive } = createGuardedPage(async (trial) => {
    await finished
    return tryUpdate(trial)
  })
  receive(updateMessage(quadraticUpdate(700)))
  receive(updateMessage(createUpdate((theirs) => theirs.getMap('record').set('owner', 'after'))))
  expect(passed).toEqual([])
  finish()
  await untilAsserted(() => expect(passed.length).toBe(2))
  expect(refusals).toEqual([])
  expect(doc.getMap('record').get('owner')).toBe('after')
})

test('a trial that does not end terminates its worker, and the next trial gets a new one', async () => {
  const workers: { isEnded: boolean }[] = []
  const start = (): TrialWorker => {
    const state = { isEnded: false }
    const isHanging = workers.push(state) === 1
    const worker: TrialWorker = {
      onmessage: null,
      onerror: null,
      postMessage: (trial) => {
        if (!isHanging) queueMicrotask(() => worker.onmessage?.({ data: tryUpdate(trial) } as MessageEvent))
      },
      terminate: () => {
        state.isEnded = true
      },
    }
    return worker
  }
  const trials = createTrials(start, 20)
  const base = Y.encodeStateAsUpdate(createDocument({ title: 'T' }, author))
  const update = quadraticUpdate(10)
  const outcomes = await Promise.all([trials.run({ base, update }), trials.run({ base, update })])
  expect(outcomes.map((outcome) => outcome?.code)).toEqual(['too-costly', undefined])
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false])
  trials.close()
})

test('closing ends the running trial and those that wait, and starts no other worker', async () => {
  let started = 0
  const end = vi.fn()
  const trials = createTrials(() => {
    started += 1
    return { onmessage: null, onerror: null, postMessage: () => undefined, terminate: end }
  })
  const trial = { base: new Uint8Array(), update: new Uint8Array() }
  const outcomes = Promise.all([trials.run(trial), trials.run(trial)])
  await Promise.resolve()
  trials.close()
  expect((await outcomes).map((outcome) => outcome?.code)).toEqual(['too-costly', 'too-costly'])
  expect(started).toBe(1)
  expect(end).toHaveBeenCalled()
})

test('a flood of requests for the whole document passes a few times, and a flood of other messages a few thousand times', () => {
  const { passed, refusals, receive } = createGuardedPage()
  const theirs = new Y.Doc()
  const request = syncMessage((encoder) => writeSyncStep1(encoder, theirs))
  for (let n = 0; n < 2_000; n += 1) receive(request)
  expect(passed.length).toBeGreaterThan(0)
  expect(passed.length).toBeLessThan(200)
  theirs.getText('t').insert(0, 'words')
  const update = updateMessage(Y.encodeStateAsUpdate(theirs))
  for (let n = 0; n < 20_000; n += 1) receive(update)
  expect(passed.length).toBeLessThan(15_000)
  expect(refusals).toEqual([])
})

test('a request with more clients than a document may have is rejected before it is read', () => {
  const { passed, refusals, receive } = createGuardedPage()
  receive(
    syncMessage((encoder) => {
      encoding.writeVarUint(encoder, 0)
      const vector = encoding.encode((inner) => {
        encoding.writeVarUint(inner, 10_000)
        for (let n = 0; n < 10_000; n += 1) {
          encoding.writeVarUint(inner, n)
          encoding.writeVarUint(inner, 1)
        }
      })
      encoding.writeVarUint8Array(encoder, vector)
    }),
  )
  expect(passed).toHaveLength(0)
  expect(refusals).toEqual(['too-many-clients'])
})

test('a state digest with more clients than a document may have is rejected', () => {
  const state = encodeState({ vector: new Map(Array.from({ length: 10_000 }, (_, n) => [n, 1])), deletes: '' })
  expect(decodeState(state)).toBeUndefined()
  expect(decodeState(encodeState({ vector: new Map([[1, 2]]), deletes: 'd' }))?.vector.get(1)).toBe(2)
})
