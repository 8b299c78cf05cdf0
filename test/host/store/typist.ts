import { createHook } from 'node:async_hooks'
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { DocumentFolder } from '../../../electron/host/store'
import { createRandom, seed } from '../../support/random'
import { tiny, tinyCodec } from './tiny'
import { TURN_MS } from './turns'

/**
 * A process that opens a document and types until it is killed. It prints what it found, each word once it is typed, which
 * words are on disk, and each turn of its clock; straight into the pipe, so that no line is lost with it.
 */
const [, , folderPath = '', round = '0'] = process.argv
const print = (...parts: unknown[]) => writeSync(1, `${parts.join(' ')}\n`)
const random = createRandom(seed + Number(round))
const oneIn = (of: number) => random() * of < 1

/** In half of the runs only the journal holds what was typed, which frequent saves would hide. */
const saveDelays =
  Number(round) % 2 === 0 ? { debounceMs: 20, maxDelayMs: 60 } : { debounceMs: 60_000, maxDelayMs: 60_000 }

const diskRequests = new Set<number>()
createHook({
  init: (id, type) => {
    if (type.startsWith('FSREQ')) diskRequests.add(id)
  },
  before: (id) => {
    diskRequests.delete(id)
  },
}).enable()

/** Each turn is planned by the one before, so that one that comes late delays the others: a process that stalls counts none. */
const countTurns = (): void => {
  print(diskRequests.size === 0 ? 'idle' : 'busy')
  setTimeout(countTurns, TURN_MS)
}

const folder = await DocumentFolder.open({ folder: folderPath, codec: tinyCodec, saveDelays })
const { problems } = await folder.list()
const doc = new Y.Doc()
const persisted = await folder.attach('document1', doc)
print('found', JSON.stringify({ notes: tiny.notes(doc).toString(), problems }))
countTurns()

for (let count = 0; ; count += 1) {
  const word = `${round}.${count}`
  doc.transact(() => {
    tiny.notes(doc).insert(tiny.notes(doc).length, `${word} `)
    // A new title renames the file, which must be safe at any moment as well.
    if (oneIn(20)) tiny.title(doc).set('title', `Title ${count % 7}`)
  })
  print('typed', word)
  void persisted.flushed().then(() => print('flushed', word))
  await pause(random() * 8)
}
