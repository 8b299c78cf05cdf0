import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { DocumentFolder } from '../../../electron/host/store'
import { createRandom, seed } from '../../support/random'
import { tiny, tinyCodec } from './tiny'

/**
 * A process that opens a document and types until it is killed. It prints what it found, each word before it types it,
 * and which words it was told are on the disk; straight into the pipe, so that no line dies with it.
 */
const [, , folderPath = '', round = '0'] = process.argv
const say = (...parts: unknown[]) => writeSync(1, `${parts.join(' ')}\n`)
const random = createRandom(seed + Number(round))
const chance = (of: number) => random() * of < 1

const folder = await DocumentFolder.open({
  folder: folderPath,
  codec: tinyCodec,
  saveDelays: { debounceMs: 20, maxDelayMs: 60 },
})
const { problems } = await folder.list()
const doc = new Y.Doc()
const persisted = await folder.attach('document1', doc)
say('found', JSON.stringify({ notes: tiny.notes(doc).toString(), problems }))

for (let count = 0; ; count += 1) {
  const word = `${round}.${count}`
  doc.transact(() => {
    tiny.notes(doc).insert(tiny.notes(doc).length, `${word} `)
    // A new title moves the file, which must be safe at any moment too.
    if (chance(20)) tiny.title(doc).set('title', `Title ${count % 7}`)
  })
  say('typed', word, Date.now())
  if (chance(4)) void persisted.flushed().then(() => say('flushed', word))
  await pause(random() * 8)
}
