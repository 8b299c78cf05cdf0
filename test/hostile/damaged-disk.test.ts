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

/** Since the places are spread evenly, each of the journal's 40 frames is hit at least twice by so many flips. */
const CUTS = 60
const JOURNAL_FLIPS = 100
const FILE_FLIPS = 200

/** How many trials run at once: each waits for the disk half of its time. */
const LANES = 4

type RandomBelow = (limit: number) => number
type Damage = (bytes: Buffer, randomBelow: RandomBelow) => Buffer

/**
 * Runs a trial for each index, several at once; each has random numbers of its own, so that a seed repeats it. The first
 * number of each, the place of its damage, is from its own share of the places.
 */
const inLanes = async (count: number, trial: (randomBelow: RandomBelow) => Promise<void>) => {
  let next = 0
  const runLane = async (): Promise<void> => {
    while (next < count) {
      const fraction = createRandom(seed + next)
      let place: number | undefined = (next + fraction()) / count
      next += 1
      await trial((limit) => {
        const share = place ?? fraction()
        place = undefined
        return Math.floor(share * limit)
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, runLane))
}

const author = (name: string) => ({ name, now: Date.now, newId: () => crypto.randomUUID() })
const id = 'damage01'
/** For a hundred or two openings of a folder, on a machine that may be busy. */
const OPENINGS_TIMEOUT_MS = 300_000
const manualSave = { debounceMs: 1e9, maxDelayMs: 1e9 }

let template = ''
/** The word that each frame of the journal adds, in order. */
const words: string[] = []

const openIn = (folder: string): Promise<DocumentFolder> =>
  DocumentFolder.open({ folder, codec: documentCodec, saveDelays: manualSave })

/** A document with text in its file, and with 40 words in its journal: some in rows, some within that text. */
beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), 'debrief-damage-'))
  const first = await openIn(template)
  const created = createDocument({ title: 'Outage', facilitator: '', length: 90 }, author('Ann'))
  record.rewrite(created, 'whatHappened', 'The queue stopped at noon, and nobody was told.')
  created.getMap('meta').set('id', id)
  await first.create(created, id)
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

const withCopy = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const scratch = await mkdtemp(join(tmpdir(), 'debrief-damage-'))
  await cp(template, scratch, { recursive: true })
  try {
    await work(scratch)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const flipBit: Damage = (bytes, randomBelow) => {
  const flipped = Buffer.from(bytes)
  const at = randomBelow(bytes.length)
  flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << randomBelow(8)), at)
  return flipped
}
const truncate: Damage = (bytes, randomBelow) => bytes.subarray(0, randomBelow(bytes.length))

const getJournalPath = async (folder: string): Promise<string> => {
  const [name = ''] = await readdir(join(folder, '.debrief', 'journal'))
  return join(folder, '.debrief', 'journal', name)
}
const getFilePath = async (folder: string): Promise<string> => {
  const [name = ''] = (await readdir(folder)).filter((each) => each.endsWith('.debrief.json'))
  return join(folder, name)
}

/** The document's content as JSON. */
const readContent = async (folder: DocumentFolder): Promise<string> => {
  const doc = new Y.Doc()
  const persisted = await folder.attach(id, doc)
  const content = JSON.stringify(toMeeting(doc))
  await persisted.abandon()
  return content
}

const damageJournal = (damage: Damage, randomBelow: RandomBelow) =>
  withCopy(async (copy) => {
    const path = await getJournalPath(copy)
    const bytes = await readFile(path)
    const damaged = damage(bytes, randomBelow)
    await writeFile(path, damaged)
    // The frame of each word: frames and words are in the same order.
    const updates = decodeJournal(bytes).frames.filter(({ kind }) => kind === frameKind.update)
    const intact = decodeJournal(damaged).frames
    const isIntact = (at: number) =>
      intact.some(({ payload }) => Buffer.compare(payload, updates[at]?.payload ?? payload.subarray(0, 0)) === 0)
    const folder = await openIn(copy)
    try {
      const content = await readContent(folder)
      const missing = words.filter((word, at) => isIntact(at) && !content.includes(word))
      expect(missing, `seed ${seed}`).toEqual([])
      expect(content).toContain('The queue stopped at noon')
      const isWithoutGap = decodeJournal(damaged).gaps.length === 0
      expect(folder.notices.length, `seed ${seed}: a gap is reported`).toBe(isWithoutGap ? 0 : 1)
    } finally {
      await folder.close()
    }
  })

it(
  `${CUTS} journals truncated anywhere yield every complete frame, and report the incomplete one`,
  () => inLanes(CUTS, (randomBelow) => damageJournal(truncate, randomBelow)),
  OPENINGS_TIMEOUT_MS,
)

it(
  `${JOURNAL_FLIPS} journals with a flipped bit yield every other frame, and report the damage`,
  () => inLanes(JOURNAL_FLIPS, (randomBelow) => damageJournal(flipBit, randomBelow)),
  OPENINGS_TIMEOUT_MS,
)

/** Without the journal: the file's content can be restored only from the file itself or from a stored version. */
const damageFile = (damage: Damage, randomBelow: RandomBelow) =>
  withCopy(async (copy) => {
    await rm(await getJournalPath(copy))
    const path = await getFilePath(copy)
    const bytes = await readFile(path)
    const damaged = damage(bytes, randomBelow)
    await writeFile(path, damaged)
    const folder = await openIn(copy)
    try {
      const { entries, problems } = await folder.list()
      const sentences = [...problems.map(({ sentence }) => sentence), ...folder.notices.map(({ sentence }) => sentence)]
      const isSame = JSON.stringify(normalized(damaged)) === JSON.stringify(normalized(bytes))
      if (!isSame) expect(sentences.length, `seed ${seed}: damage is reported`).toBeGreaterThan(0)
      expect(sentences.join(), `seed ${seed}: damage isn’t taken for an edit`).not.toContain('by hand')
      if (entries.length > 0) expect(await readContent(folder), `seed ${seed}`).toBe(contentBefore)
      else expect(await readFile(path), 'a file that can’t be opened is left untouched').toEqual(damaged)
    } finally {
      await folder.close()
    }
  })

let contentBefore = ''
beforeAll(async () => {
  await withCopy(async (copy) => {
    await rm(await getJournalPath(copy))
    const folder = await openIn(copy)
    contentBefore = await readContent(folder)
    await folder.close()
  })
})

/** A file's JSON regardless of the case of its checksums and unused bits of its base64; undefined if it isn't JSON. */
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
  `${CUTS} files truncated anywhere are reported, and left untouched or restored`,
  () => inLanes(CUTS, (randomBelow) => damageFile(truncate, randomBelow)),
  OPENINGS_TIMEOUT_MS,
)

it(
  `${FILE_FLIPS} files with a flipped bit are reported, and the damage is never taken for an edit`,
  () => inLanes(FILE_FLIPS, (randomBelow) => damageFile(flipBit, randomBelow)),
  OPENINGS_TIMEOUT_MS,
)
