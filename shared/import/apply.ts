import type * as Y from 'yjs'
import { ADDITION, type Author, LOCAL } from '../crdt'
import { record } from '../meeting/incident'
import { actions, addAction } from '../stages/actions/model'
import { addLesson, lessons } from '../stages/closing/model'
import { impact } from '../stages/impact/model'
import { addEvents, events, recollections } from '../stages/timeline/model'
import { instantOf } from './plan'
import { actionKey, lessonKey, normalize } from './present'
import type { ChosenImport, ChosenRow, ImportSummary, PlannedSection } from './types'

/** Rows of one transaction: a host refuses a single edit of more than some 10,000. */
const MAX_ROWS_AT_ONCE = 4_000

const toValues = ({ event, importKey, from, who, isStarred = false }: ChosenRow) => ({
  at: instantOf(event.at),
  end: event.at === null ? null : instantOf(event.end),
  isApproximate: event.approximate,
  rawTime: event.rawTime,
  kind: event.kind,
  source: from,
  who,
  text: event.text,
  importKey,
  isStarred,
})

const inBatches = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))

/** The events of earlier imports by key, and whether each is in the trash. */
const readImported = (doc: Y.Doc) => {
  const byKey = new Map<string, { id: string; isRemoved: boolean }>()
  for (const { importKey, id } of events.listTrash(doc)) byKey.set(importKey, { id, isRemoved: true })
  for (const { importKey, id } of events.read(doc).value) byKey.set(importKey, { id, isRemoved: false })
  byKey.delete('')
  return byKey
}

/** Brings a row back from the trash as it was chosen now. */
const restore = (doc: Y.Doc, id: string, row: ChosenRow): void => {
  const { text, ...values } = toValues(row)
  events.restore(doc, id)
  events.change(doc, id, values)
  events.rewrite(doc, id, 'text', text)
}

const addMerged = (doc: Y.Doc, author: Author, event: string, merged: readonly ChosenRow[]): void => {
  recollections.addAll(
    doc,
    author,
    merged.map((row) => ({
      event,
      at: instantOf(row.event.at),
      text: row.event.text,
      from: row.who,
      importKey: row.importKey,
    })),
  )
}

const addRows = (doc: Y.Doc, author: Author, rows: readonly ChosenRow[], summary: ImportSummary): void => {
  const imported = readImported(doc)
  const told = new Set(recollections.read(doc).value.map(({ importKey }) => importKey))
  const fresh: ChosenRow[] = []
  const removed: { row: ChosenRow; id: string }[] = []
  for (const row of rows) {
    const before = imported.get(row.importKey)
    if (before?.isRemoved) removed.push({ row, id: before.id })
    else if (before || told.has(row.importKey)) summary.alreadyImported += 1
    else fresh.push(row)
    if (!before) imported.set(row.importKey, { id: '', isRemoved: false })
  }
  if (removed.length > 0)
    doc.transact(() => {
      for (const { row, id } of removed) restore(doc, id, row)
    }, LOCAL)
  for (const batch of inBatches(fresh, MAX_ROWS_AT_ONCE))
    doc.transact(() => {
      const ids = addEvents(doc, author, batch.map(toValues))
      batch.forEach(({ merged = [] }, index) => {
        const others = merged.filter(({ importKey }) => !told.has(importKey))
        if (others.length > 0) addMerged(doc, author, ids[index] ?? '', others)
        summary.recollections += others.length
      })
    }, ADDITION)
  summary.events += fresh.length + removed.length
}

/** Fills in prose below what is there, and the title and the zone only where there is none. */
const writeTexts = (doc: Y.Doc, { sections, entryZone }: ChosenImport, summary: ImportSummary): void => {
  const write = (name: string, target: PlannedSection['target'], now: string, set: (text: string) => void): void => {
    const texts = sections
      .filter((section) => section.target === target && !normalize(now).includes(normalize(section.text)))
      .map(({ text }) => text)
    if (texts.length === 0) return
    set([now.trimEnd(), ...texts].filter((text) => text !== '').join('\n\n'))
    summary.texts.push(name)
  }
  const { value } = record.read(doc)
  const title = sections.find(({ target }) => target === 'title')?.text
  if (title && value.title.trim() === '') record.change(doc, { title })
  if (entryZone && !doc.getMap(record.name).has('entryZone')) record.change(doc, { entryZone })
  write('summary', 'summary', value.whatHappened, (text) => record.rewrite(doc, 'whatHappened', text))
  write('root cause', 'rootCause', value.whatMadeItPossible, (text) => record.rewrite(doc, 'whatMadeItPossible', text))
  write('impact on users', 'impactOnUsers', impact.read(doc).value.felt, (text) => impact.rewrite(doc, 'felt', text))
}

const addSections = (doc: Y.Doc, author: Author, sections: readonly PlannedSection[], summary: ImportSummary): void => {
  const known = new Set([
    ...[...lessons.read(doc).value, ...lessons.listTrash(doc)].map(({ kind, text }) => lessonKey(kind, text)),
    ...[...actions.read(doc).value, ...actions.listTrash(doc)].map(({ text }) => actionKey(text)),
  ])
  const isNew = (key: string): boolean => !known.has(key) && known.add(key) !== undefined
  for (const { target, text, action } of sections) {
    if (target === 'well' || target === 'poorly' || target === 'lucky') {
      if (!isNew(lessonKey(target, text))) continue
      addLesson(doc, author, target, text)
      summary.lessons += 1
    } else if (target === 'action' && isNew(actionKey(text))) {
      addAction(doc, author, { ...action, text })
      summary.actions += 1
    }
  }
}

/**
 * Adds what was chosen to a document. What is there already is not added again, so that two people, or the same one
 * twice, may add the same. A host or page that undoes it must treat its transactions as one step.
 */
export const applyImport = (doc: Y.Doc, author: Author, chosen: ChosenImport): ImportSummary => {
  const summary: ImportSummary = {
    events: 0,
    recollections: 0,
    lessons: 0,
    actions: 0,
    texts: [],
    alreadyImported: 0,
  }
  doc.transact(() => writeTexts(doc, chosen, summary), LOCAL)
  addRows(doc, author, chosen.rows, summary)
  doc.transact(() => addSections(doc, author, chosen.sections, summary), ADDITION)
  return summary
}
