import { afterEach, describe, expect, it, vi } from 'vitest'
import { toChosenImport } from '../../../renderer/import/chosen'
import { createRowsReader } from '../../../renderer/import/preview-rows'
import type { Preview } from '../../../renderer/import/preview-store'
import { chooseRow } from '../../../renderer/import/selection'
import { createDocumentFacts } from '../../../renderer/screens/import/document-facts'
import { createDocument } from '../../../shared/document'
import { applyImport, type ImportSummary } from '../../../shared/import'
import { record } from '../../../shared/meeting/incident'
import { events, recollections } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { chatText } from '../../support/imports'
import { createTestPreview, openTestPreview, textFile } from '../../support/records-preview'

afterEach(() => void vi.restoreAllMocks())

const author = testAuthor('Noor')
const newDocument = () => {
  const doc = createDocument({ title: '' }, testAuthor('Maker'))
  record.change(doc, { startedAt: Date.UTC(2024, 4, 1, 13) })
  return doc
}
const chat = chatText('Ana: checkout is down', 'Bo: rolling back', 'Ana: it is back')
const clocks = 'time,event\n16:01,Queue grows\n23:50,Queue is full\n00:10,Queue is empty\n'

const table = ({ store }: Preview) =>
  store
    .getState()
    .rows.map(({ at, event, doubt }) => [at === null ? '' : new Date(at).toISOString().slice(0, 16), event.text, doubt])
const idOf = ({ store }: Preview, text: string): string =>
  store.getState().rows.find(({ event }) => event.text === text)?.id ?? ''
const add = (doc: ReturnType<typeof newDocument>, { store }: Preview): ImportSummary =>
  applyImport(doc, author, toChosenImport(store.getState()))

describe('the preview of records', () => {
  it('assumes the day and the zone of the incident where a file tells none, and says so at each row', async () => {
    expect(table(await openTestPreview(newDocument(), { 'queue.csv': clocks }))).toEqual([
      ['2024-05-01T16:01', 'Queue grows', 'date guessed'],
      ['2024-05-01T23:50', 'Queue is full', 'date guessed'],
      ['2024-05-02T00:10', 'Queue is empty', 'date guessed'],
    ])
  })

  it('assumes the day of the incident in its zone, else that of the other records, else that of most of the timeline', async () => {
    const dayOf = async (doc: ReturnType<typeof newDocument>, more: Readonly<Record<string, string>> = {}) => {
      const preview = await openTestPreview(doc, { 'queue.csv': clocks, ...more })
      const row = preview.store.getState().rows.find(({ event }) => event.text === 'Queue grows')
      return [row?.event.wall?.slice(0, 10), row?.doubt]
    }
    const doc = createDocument({ title: '', entryZone: 'Europe/Berlin' }, testAuthor('Maker'))
    expect(await dayOf(doc)).toEqual([undefined, 'no time'])
    events.add(doc, author, { text: 'Release of the month before', at: Date.UTC(2024, 2, 30, 12) })
    events.add(doc, author, { text: 'Checkout is down', at: Date.UTC(2024, 3, 30, 23, 30) })
    events.add(doc, author, { text: 'Checkout is back', at: Date.UTC(2024, 4, 1, 4) })
    expect(await dayOf(doc)).toEqual(['2024-05-01', 'date guessed'])
    const alert = '[{"timestamp":"2024-05-03T10:00:00Z","message":"Queue is long"}]'
    expect(await dayOf(doc, { 'alert.json': alert })).toEqual(['2024-05-03', 'date guessed'])
    record.change(doc, { startedAt: Date.UTC(2024, 4, 5, 23) })
    expect(await dayOf(doc, { 'alert.json': alert })).toEqual(['2024-05-06', 'date guessed'])
  })

  it('corrects zone and date for a whole source, and the doubts are gone', async () => {
    const preview = await openTestPreview(newDocument(), { 'queue.csv': clocks, 'chat.txt': chat })
    const { sources } = preview.store.getState().plan
    preview.correctSource(
      sources.findIndex(({ name }) => name === 'queue.csv'),
      { zone: 'Europe/Berlin', date: '2024-05-01' },
    )
    expect(table(preview)).toEqual([
      ['2024-05-01T14:00', 'checkout is down', undefined],
      ['2024-05-01T14:01', 'Queue grows', undefined],
      ['2024-05-01T14:01', 'rolling back', undefined],
      ['2024-05-01T14:02', 'it is back', undefined],
      ['2024-05-01T21:50', 'Queue is full', undefined],
      ['2024-05-01T22:10', 'Queue is empty', undefined],
    ])
  })

  it('corrects chosen rows alone; an emptied field follows the file again', async () => {
    const preview = await openTestPreview(newDocument(), { 'queue.csv': clocks })
    preview.correctRows([idOf(preview, 'Queue grows')], { zone: '+02:00' })
    expect(table(preview)[0]).toEqual(['2024-05-01T14:01', 'Queue grows', 'date guessed'])
    expect(table(preview)[1]?.[0]).toBe('2024-05-01T23:50')
    preview.correctSource(0, { date: '2024-06-01' })
    preview.correctSource(0, { date: undefined })
    expect(table(preview)[1]).toEqual(['2024-05-01T23:50', 'Queue is full', 'date guessed'])
  })

  it('reads a table again when somebody says what a column stands for', async () => {
    const preview = await openTestPreview(newDocument(), {
      'two.csv': 'created,closed,title\n2024-05-01T14:00:00Z,2024-05-01T15:00:00Z,Disk full\n',
    })
    const before = preview.store.getState().plan.sources[0]?.columns
    expect(before?.map(({ name }) => name)).toEqual(['created', 'closed', 'title'])
    await preview.correctColumn(0, 'created', 'ignored')
    await preview.correctColumn(0, 'closed', 'time')
    expect(table(preview)).toEqual([['2024-05-01T15:00', 'Disk full', undefined]])
  })

  it('merges rows into an event with recollections, which go along when it is merged again', async () => {
    const doc = newDocument()
    const preview = await openTestPreview(doc, { 'chat.txt': chat })
    const ids = (...texts: string[]) => new Set(texts.map((text) => idOf(preview, text)))
    preview.merge(ids('rolling back', 'it is back'))
    preview.merge(ids('checkout is down', 'rolling back'))
    expect(add(doc, preview)).toMatchObject({ events: 1, recollections: 2 })
    expect(events.read(doc).value.map(({ text }) => text)).toEqual(['checkout is down'])
    expect(recollections.read(doc).value.map(({ text }) => text)).toEqual(['rolling back', 'it is back'])
  })

  it('adds what was chosen as it was corrected, and nothing twice', async () => {
    const doc = newDocument()
    const preview = await openTestPreview(doc, { 'chat.txt': chat, 'queue.csv': clocks })
    preview.correctRows([idOf(preview, 'rolling back')], { isTaken: false })
    preview.correctRows([idOf(preview, 'it is back')], { isStarred: true, kind: 'resolution' })
    expect(add(doc, preview)).toMatchObject({ events: 5, alreadyImported: 0 })
    const added = events.read(doc).value
    expect(added.find(({ text }) => text === 'it is back')).toMatchObject({
      isStarred: true,
      kind: 'resolution',
      who: '',
    })
    const again = await openTestPreview(doc, { 'chat.txt': chat, 'queue.csv': clocks })
    expect(table(again).filter(([, , doubt]) => doubt === 'already added')).toHaveLength(5)
    expect(add(doc, again)).toMatchObject({ events: 1 })
  })

  it('keeps names out until they are wanted', async () => {
    const preview = await openTestPreview(newDocument(), { 'chat.txt': chat })
    const who = () => preview.store.getState().rows.map((row) => row.who)
    expect(who()).toEqual(['', '', ''])
    preview.setNames(true)
    expect(who()).toEqual(['Ana', 'Bo', 'Ana'])
  })

  it('takes sections as the plan does until somebody decides otherwise', async () => {
    const doc = newDocument()
    const preview = await openTestPreview(doc, {
      'old.md': '# Queue outage\n\n## Summary\n\nThe queue was full.\n\n## What went well\n\n- Alert was quick\n',
    })
    const { sections } = preview.store.getState().plan
    preview.chooseSection(sections.find(({ target }) => target === 'summary')?.id ?? '', false)
    add(doc, preview)
    expect(record.read(doc).value).toMatchObject({ title: 'Queue outage', whatHappened: '' })
  })
})

/** One row a second. */
const longTable = (rows: number): string =>
  `time,event\n${Array.from({ length: rows }, (_, index) => {
    const clock = new Date(Date.UTC(2024, 4, 1, 8) + index * 1_000).toISOString().slice(0, 19).replace('T', ' ')
    return `${clock},Step ${index}`
  }).join('\n')}\n`

describe('thousands of rows', () => {
  const open = () => openTestPreview(newDocument(), { 'steps.csv': longTable(3_000) })
  const settled = (preview: Awaited<ReturnType<typeof open>>) =>
    expect.poll(() => preview.store.getState().isSettling).toBe(false)

  it('are corrected in slices: the page goes on, and what is corrected meanwhile counts too', async () => {
    const preview = await open()
    const { rows } = preview.store.getState()
    const ids = rows.map(({ id }) => id)
    preview.correctSource(0, { zone: 'Europe/Berlin' })
    expect(preview.store.getState()).toMatchObject({ isSettling: true, rows })
    preview.correctRows(ids, { isStarred: true })
    preview.shiftDates(new Set(ids), '2024-06-01')
    preview.correctRows(ids, { kind: 'action' })
    await settled(preview)
    const last = () => preview.store.getState().rows.at(-1)?.at
    await expect.poll(last).toBe(Date.UTC(2024, 5, 1, 6, 49, 59))
    expect(preview.store.getState().rows.every(({ isStarred, kind }) => isStarred && kind === 'action')).toBe(true)
  })

  it('are not worked on while a key press is handled, which begins the work', async () => {
    const preview = await open()
    const ids = preview.store.getState().rows.map(({ id }) => id)
    const slices = vi.spyOn(performance, 'now')
    preview.correctRows(ids, { isStarred: true })
    expect(slices).not.toHaveBeenCalled()
    await settled(preview)
    expect(slices).toHaveBeenCalled()
  })

  it('are read and timed in steps of no more than 250', async () => {
    const { plan, assumed } = (await open()).store.getState()
    const input = { planned: plan.rows, rows: new Map(), assumed, hasNames: false }
    const countSteps = (zone: string): number => {
      const steps = createRowsReader()({ ...input, sources: [{ zone }] })
      let count = 1
      while (!steps.next().done) count += 1
      return count
    }
    const stepsOfOnePass = 3_000 / 250
    // By source, as entries, by year, as alternatives, by order, by day, as events, with what is assumed, as rows.
    expect(countSteps('Europe/Berlin')).toBeGreaterThan(9 * stepsOfOnePass)
  })

  it('are given up with the preview while they are worked out', async () => {
    const preview = await open()
    preview.correctSource(0, { zone: 'Europe/Berlin' })
    preview.discard()
    await new Promise((resolve) => setTimeout(resolve))
    expect(preview.store.getState()).toMatchObject({ phase: 'closed', isSettling: false, rows: [] })
  })
})

it('files that come in while others are read join them', async () => {
  const preview = createTestPreview()
  const facts = createDocumentFacts(newDocument())
  const options = { isNew: false, hasNames: false }
  const first = preview.open([textFile('chat.txt', chat)], facts, options)
  await Promise.all([first, preview.open([textFile('queue.csv', clocks)], facts, options)])
  expect(preview.store.getState().plan.sources.map(({ name }) => name)).toEqual(['chat.txt', 'queue.csv'])
})

describe('what was corrected', () => {
  it('is kept when the preview is closed, and follows its source when more files come in before it', async () => {
    const doc = newDocument()
    const preview = await openTestPreview(doc, { 'queue.csv': clocks })
    preview.correctRows([idOf(preview, 'Queue grows')], { isStarred: true })
    preview.correctSource(0, { zone: '+02:00' })
    expect(preview.close()).toBe(true)
    expect(preview.store.getState().phase).toBe('kept')
    await preview.open([textFile('chat.txt', chat)], createDocumentFacts(doc), { isNew: false, hasNames: false })
    const row = preview.store.getState().rows.find(({ event }) => event.text === 'Queue grows')
    expect(row).toMatchObject({ isStarred: true, at: Date.UTC(2024, 4, 1, 14, 1) })
    expect(preview.store.getState().rows).toHaveLength(6)
  })

  it('asks for nothing if there is none: closing forgets the files', async () => {
    const preview = await openTestPreview(newDocument(), { 'chat.txt': chat })
    preview.select(chooseRow(idOf(preview, 'rolling back')))
    expect(preview.close()).toBe(false)
    expect(preview.store.getState()).toMatchObject({ phase: 'closed', files: [], rows: [] })
  })

  it('stays when further reading is stopped', async () => {
    const doc = newDocument()
    const preview = await openTestPreview(doc, { 'chat.txt': chat })
    preview.correctRows([idOf(preview, 'rolling back')], { isTaken: false })
    const reading = preview.open([textFile('queue.csv', clocks)], createDocumentFacts(doc), {
      isNew: false,
      hasNames: false,
    })
    preview.stop()
    await reading
    expect(preview.store.getState().phase).toBe('ready')
    expect(table(preview)).toHaveLength(3)
  })
})

it('a first reading that is stopped closes the preview', async () => {
  const preview = createTestPreview()
  const doc = newDocument()
  const reading = preview.open([textFile('chat.txt', chat)], createDocumentFacts(doc), { isNew: true, hasNames: false })
  preview.stop()
  await reading
  expect(preview.store.getState().phase).toBe('closed')
})
