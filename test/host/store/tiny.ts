import * as Y from 'yjs'
import type { DocumentCodec } from '../../../electron/host/store'
import { packTexts } from '../../../electron/host/store/packed-texts'
import { encodeFile } from '../../../shared/file'

const newestSchema = 1

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const toText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The smallest document with one of everything: a title, a shared text, and rows. */
export const tiny = {
  title: (doc: Y.Doc) => doc.getMap<unknown>('about'),
  notes: (doc: Y.Doc) => doc.getText('notes'),
  rows: (doc: Y.Doc) => doc.getMap<string>('rows'),
}

/** Replaces the part of a text that differs. */
const changeText = (text: Y.Text, next: string): void => {
  const old = text.toString()
  let start = 0
  while (start < Math.min(old.length, next.length) && old[start] === next[start]) start += 1
  let end = 0
  while (end < Math.min(old.length, next.length) - start && old.at(-1 - end) === next.at(-1 - end)) end += 1
  text.delete(start, old.length - start - end)
  text.insert(start, next.slice(start, next.length - end))
}

const toMeeting = (doc: Y.Doc) => ({
  title: toText(tiny.title(doc).get('title')),
  notes: tiny.notes(doc).toString(),
  rows: [...tiny.rows(doc).entries()].sort(([a], [b]) => a.localeCompare(b)).map(([id, text]) => ({ id, text })),
})

const rowsIn = (meeting: unknown): Record<string, unknown>[] =>
  isObject(meeting) && Array.isArray(meeting.rows) ? meeting.rows.filter(isObject) : []

/** Rows without an id get a random one, as in the app, so that applying them twice would duplicate them. */
const applyMeetingEdits = (doc: Y.Doc, base: unknown, edited: unknown): void => {
  if (!isObject(edited) || !isObject(base)) return
  doc.transact(() => {
    if (edited.title !== base.title) tiny.title(doc).set('title', edited.title)
    if (edited.notes !== base.notes) changeText(tiny.notes(doc), toText(edited.notes))
    const old = new Map(rowsIn(base).map((row) => [row.id, row.text]))
    for (const { id, text } of rowsIn(edited)) {
      if (id === undefined || old.get(id) !== text) tiny.rows(doc).set(toText(id) || crypto.randomUUID(), toText(text))
    }
  })
}

/** The codec of the tests' tiny documents. */
export const tinyCodec: DocumentCodec = {
  toMeeting,
  applyMeetingEdits,
  documentTitle: (doc) => toMeeting(doc).title,
  documentId: (doc) => toText(tiny.title(doc).get('id')),
  compareMerge: () => [],
  planMerge: () => ({ leftOut: [], done: [] }),
  revert: () => undefined,
  settle: () => undefined,
  isNewerThanApp: (doc) => Number(tiny.title(doc).get('schema') ?? 0) > newestSchema,
  summarize: (doc) => ({
    id: '',
    title: toMeeting(doc).title,
    incidentId: '',
    severity: '',
    status: 'draft',
    owner: '',
    services: [],
    tags: [],
    date: 0,
    openActions: 0,
    day: '',
    checkDays: { started: 14, finished: 30, effect: 90 },
    causes: [],
    actions: [],
    texts: [{ part: 'Text', text: toMeeting(doc).notes }],
    isSample: false,
  }),
}

/** The packed texts of a listed document with these notes. */
export const packedNotes = (notes: string): string => packTexts([{ part: 'Text', text: notes }])

/** A document with a title and notes. */
export const tinyDocument = (title: string, notes = ''): Y.Doc => {
  const doc = new Y.Doc()
  doc.transact(() => {
    tiny.title(doc).set('title', title)
    tiny.notes(doc).insert(0, notes)
  })
  return doc
}

/** The file's text as another machine would write it. */
export const fileOf = (doc: Y.Doc, id: string): string =>
  encodeFile({
    id,
    title: tinyCodec.documentTitle(doc),
    savedAt: '2026-03-01T10:00:00.000Z',
    meeting: tinyCodec.toMeeting(doc),
    crdt: Y.encodeStateAsUpdate(doc),
  })
