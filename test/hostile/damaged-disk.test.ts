import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentCodec } from '../../electron/host/app/document-codec'
import { DocumentFolder } from '../../electron/host/store'
import { decodeJournal, frameKind } from '../../electron/host/store/journal-frames'
import { createDocument, toMeeting } from '../../shared/document'
import { record } from '../../shared/meeting/incident'
import { notes } from '../../shared/meeting/notes'
import { createRandom, seed } from '../support/random'

const CUTS = 200
const FLIPS = 400

const fraction = createRandom(seed)
const random = (below: number): number => Math.floor(fraction() * below)

const author = (name: string) => ({ name, now: Date.now, newId: () => crypto.randomUUID() })
const id = 'damage01'
/** Six hundred openings, on a machine that may be busy, ms. */
const OPENINGS_TIMEOUT_MS = 300_000
const never = { debounceMs: 1e9, maxDelayMs: 1e9 }

let template = ''
let scratch = ''
/** The words of each frame of the journal, in its order. */
const words: string[] = []

const openIn = (folder: string): Promise<DocumentFolder> =>
  DocumentFolder.open({ folder, codec: documentCodec, saveDelays: never })

/** A document with words in its file, and with as many more in its journal, some in rows, some within one text. */
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'debrief-damage-'))
  const first = await openIn(template)
  const made = createDocument({ title: 'Outage', facilitator: '', length: 90 }, author('Ann'))
  record.rewrite(made, 'whatHappened', 'The queue stopped at noon, and nobody was told.')
  made.getMap('meta').set('id', id)
  await first.create(made, id)
  const doc = new Y.Doc()
  const persisted = await first.attach(id, doc)
  for (let at = 0; at < 40; at += 1) {
    const word = `word${String(at).padStart(3, '0')}`
    words.push(word)
    if (at % 4 === 0) notes.add(doc, author('Ann'), { text: word })
    else record.text(doc, 'whatHappened').insert(0, `${word} `)
    await persisted.flushed()
  }
  await persisted.abandon()
  await first.close()
})
afterAll(async () => {
  await rm(template, { recursive: true, force: true })
})

const inCopy = async (work: (folder: string) => Promise<void>): Promise<void> => {
  scratch = await mkdtemp(join(tmpdir(), 'debrief-damage-'))
  await cp(template, scratch, { recursive: true })
  try {
    await work(scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const flip = (bytes: Buffer): Buffer => {
  const flipped = Buffer.from(bytes)
  const at = random(bytes.length)
  flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random(8)), at)
  return flipped
}
const cut = (bytes: Buffer): Buffer => bytes.subarray(0, random(bytes.length))

const journalOf = async (folder: string): Promise<string> => {
  const [name = ''] = await readdir(join(folder, '.debrief', 'journal'))
  return join(folder, '.debrief', 'journal', name)
}
const fileOf = async (folder: string): Promise<string> => {
  const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.debrief.json'))
  return join(folder, name)
}

/** All that the document says, as one text. */
const saidIn = async (folder: DocumentFolder): Promise<string> => {
  const doc = new Y.Doc()
  const persisted = await folder.attach(id, doc)
  const said = JSON.stringify(toMeeting(doc))
  await persisted.abandon()
  return said
}

const damageJournal = (damage: (bytes: Buffer) => Buffer) =>
  inCopy(async (copy) => {
    const path = await journalOf(copy)
    const bytes = await readFile(path)
    const damaged = damage(bytes)
    await writeFile(path, damaged)
    // The frame that each word came in, by its place among all frames.
    const updates = decodeJournal(bytes).frames.filter(({ kind }) => kind === frameKind.update)
    const intact = decodeJournal(damaged).frames
    const isIntact = (at: number) =>
      intact.some(({ payload }) => Buffer.compare(payload, updates[at]?.payload ?? payload.subarray(0, 0)) === 0)
    const folder = await openIn(copy)
    try {
      const said = await saidIn(folder)
      const missing = words.filter((word, at) => isIntact(at) && !said.includes(word))
      expect(missing, `seed ${seed}`).toEqual([])
      expect(said).toContain('The queue stopped at noon')
      const isCutBetween = decodeJournal(damaged).gaps.length === 0
      expect(folder.notices.length, `seed ${seed}: what is missing is told`).toBe(isCutBetween ? 0 : 1)
    } finally {
      await folder.close()
    }
  })

it(
  `${CUTS / 2} journals cut anywhere give every whole frame, and say what is cut off`,
  async () => {
    for (let trial = 0; trial < CUTS / 2; trial += 1) await damageJournal(cut)
  },
  OPENINGS_TIMEOUT_MS,
)

it(
  `${FLIPS / 2} journals with a bit flipped give every other frame, and say that they are damaged`,
  async () => {
    for (let trial = 0; trial < FLIPS / 2; trial += 1) await damageJournal(flip)
  },
  OPENINGS_TIMEOUT_MS,
)

/** The file's own words are in a version as well; what the journal holds stays in any case. */
const damageFile = (damage: (bytes: Buffer) => Buffer) =>
  inCopy(async (copy) => {
    await rm(await journalOf(copy))
    const path = await fileOf(copy)
    const bytes = await readFile(path)
    const damaged = damage(bytes)
    await writeFile(path, damaged)
    const folder = await openIn(copy)
    try {
      const { entries, problems } = await folder.list()
      const sentences = [...problems.map(({ sentence }) => sentence), ...folder.notices.map(({ sentence }) => sentence)]
      const isSame = JSON.stringify(normalized(damaged)) === JSON.stringify(normalized(bytes))
      if (!isSame) expect(sentences.length, `seed ${seed}: damage is reported`).toBeGreaterThan(0)
      expect(sentences.join(), `seed ${seed}: damage is no edit`).not.toContain('by hand')
      if (entries.length > 0) expect(await saidIn(folder), `seed ${seed}`).toBe(saidBefore)
      else expect(await readFile(path), 'what cannot be opened is left as it is').toEqual(damaged)
    } finally {
      await folder.close()
    }
  })

let saidBefore = ''
beforeAll(async () => {
  await inCopy(async (copy) => {
    await rm(await journalOf(copy))
    const folder = await openIn(copy)
    saidBefore = await saidIn(folder)
    await folder.close()
  })
})

/** What a file holds, whatever the case of its checksums and the unused bits of its base64; undefined if it can't be read. */
const normalized = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'), (key, value: unknown) => {
      if (typeof value !== 'string') return value
      if (key === 'crdt') return Buffer.from(value, 'base64').toString('base64')
      return key.endsWith('hecksum') ? value.toLowerCase() : value
    })
  } catch {
    return undefined
  }
}

it(
  `${CUTS / 2} files cut anywhere are told, and left as they are`,
  async () => {
    for (let trial = 0; trial < CUTS / 2; trial += 1) await damageFile(cut)
  },
  OPENINGS_TIMEOUT_MS,
)

it(
  `${FLIPS / 2} files with a bit flipped are told, and nothing of it is taken for an edit`,
  async () => {
    for (let trial = 0; trial < FLIPS / 2; trial += 1) await damageFile(flip)
  },
  OPENINGS_TIMEOUT_MS,
)
