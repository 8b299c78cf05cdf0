import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createInspector } from '../../../electron/host/store'
import { readIndex, writeIndex } from '../../../electron/host/store/library-index'
import { attach, setUpFolder } from './support'
import { fileOf, tiny, tinyCodec, tinyDocument } from './tiny'

const { open, inside } = setUpFolder()

/** A codec that notes which documents it was asked about. */
const watchedCodec = () => {
  const read: Y.Doc[] = []
  const summarized: Y.Doc[] = []
  const codec: typeof tinyCodec = {
    ...tinyCodec,
    isNewerThanApp: (doc) => {
      read.push(doc)
      return tinyCodec.isNewerThanApp(doc)
    },
    summarize: (doc) => {
      summarized.push(doc)
      return tinyCodec.summarize(doc)
    },
  }
  return { codec, read, summarized }
}

/** Puts a file into the folder, and opens the folder, which reads it. */
const openWith = async (title: string) => {
  await writeFile(inside('file.debrief.json'), fileOf(tinyDocument(title, 'first'), 'abc12345'))
  const watched = watchedCodec()
  const folder = await open({ codec: watched.codec })
  await folder.list()
  watched.read.length = 0
  watched.summarized.length = 0
  return { ...watched, folder }
}

describe('opening a document', () => {
  it('loads a file that the library has read into the document at once, and into no other', async () => {
    const { folder, read } = await openWith('Checkout down')
    const { doc, persisted } = await attach(folder, 'abc12345')
    expect(read.length).toBeGreaterThan(0)
    expect(read.every((one) => one === doc)).toBe(true)
    expect(tinyCodec.toMeeting(doc)).toMatchObject({ title: 'Checkout down', notes: 'first' })
    expect(persisted.isFileStale).toBe(false)
  })

  it('checks a file that is replaced after it was inspected in a document of its own', async () => {
    const { codec, read } = watchedCodec()
    const write = (notes: string) =>
      writeFile(inside('file.debrief.json'), fileOf(tinyDocument('Checkout down', notes), 'abc12345'))
    await write('first')
    const inspector = createInspector(codec)
    const folder = await open({
      codec,
      inspector: {
        ...inspector,
        open: async (request) => {
          const verdict = await inspector.open(request)
          await write('replaced meanwhile')
          read.length = 0
          return verdict
        },
      },
    })
    await folder.list()
    await write('changed')
    const { doc } = await attach(folder, 'abc12345')
    expect(read[0]).not.toBe(doc)
    expect(tiny.notes(doc).toString()).toBe('replaced meanwhile')
  })

  it('leaves the document blank if the file turns out to be of another one', async () => {
    await writeFile(inside('file.debrief.json'), fileOf(tinyDocument('Checkout down'), 'abc12345'))
    const inspector = createInspector(tinyCodec)
    const folder = await open({
      inspector: { ...inspector, open: async () => ({}) },
    })
    await folder.list()
    await writeFile(inside('file.debrief.json'), fileOf(tinyDocument('Another one'), 'other123'))
    const { doc } = await attach(folder, 'abc12345')
    expect(tinyCodec.toMeeting(doc)).toMatchObject({ title: '', notes: '' })
  })
})

describe('what the library shows of an open document', () => {
  it('is what it knows until something changes, so that nothing is read for it', async () => {
    const { folder, summarized } = await openWith('Checkout down')
    const { doc } = await attach(folder, 'abc12345')
    expect((await folder.list()).entries).toMatchObject([{ title: 'Checkout down' }])
    expect(summarized).toEqual([])
    tiny.title(doc).set('title', 'Checkout up again')
    expect((await folder.list()).entries).toMatchObject([{ title: 'Checkout up again' }])
    expect(summarized).toEqual([doc])
  })
})

it('a file whose summary is of an earlier state is not in the index, so that a host that dies shows nothing old', async () => {
  const { folder } = await openWith('Checkout down')
  const [summary] = folder.summaries()
  const known = { signature: { inode: 1, size: 2, changedAt: 3 }, savedAt: '', isReadOnly: false, summary }
  const files = new Map([
    ['old', { ...known, isSummaryOld: true }],
    ['new', { ...known, isSummaryOld: false }],
  ])
  await writeIndex(inside('index.json'), files)
  expect([...(await readIndex(inside('index.json'))).keys()]).toEqual(['new'])
})
