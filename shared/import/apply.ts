import type * as Y from 'yjs'
import { ADDITION, type Author, LOCAL } from '../crdt'
import type { ImportedAction } from '../libs/timeline-import'
import { record } from '../meeting/incident'
import { addAction } from '../stages/actions/model'
import { addLesson } from '../stages/closing/model'
import { impact } from '../stages/impact/model'
import { addEvents, events, recollections } from '../stages/timeline/model'
import { instantOf } from './plan'
import { actionKey, lessonKey, normalize, readPresentContent } from './present'
import type { ChosenImport, ChosenRow, ImportSummary, PlannedSection, PresentContent, PresentRow } from './types'

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

/** Brings a row back from the trash as it was chosen now. */
const restore = (doc: Y.Doc, id: string, row: ChosenRow): void => {
  const { text, ...values } = toValues(row)
  events.restore(doc, id)
  events.change(doc, id, values)
  events.rewrite(doc, id, 'text', text)
}

/** A chosen row and the id of its event. */
type Placed = { row: ChosenRow; id: string }

/** Finds what earlier imports brought, by its key. What is in the document wins over what is in its trash. */
const createLookup = ({ rows }: PresentContent): ((key: string) => PresentRow | undefined) => {
  const known = new Map<string, PresentRow>()
  for (const row of rows)
    if (row.importKey !== '' && known.get(row.importKey)?.isRemoved !== false) known.set(row.importKey, row)
  return (key) => known.get(key)
}

/** Adds rows that are not there, and brings back those that are in the trash. Returns where each row is now. */
const addRows = (
  doc: Y.Doc,
  author: Author,
  rows: readonly ChosenRow[],
  find: (key: string) => PresentRow | undefined,
): { added: Placed[]; there: Placed[] } => {
  const fresh: ChosenRow[] = []
  const removed: Placed[] = []
  const there: Placed[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const before = find(row.importKey)
    if (seen.has(row.importKey)) there.push({ row: { ...row, merged: [] }, id: '' })
    else if (!before || (before.isRemoved && before.isRecollection)) fresh.push(row)
    else if (before.isRemoved) removed.push({ row, id: before.id })
    else there.push({ row, id: before.isRecollection ? '' : before.id })
    seen.add(row.importKey)
  }
  for (const batch of inBatches(removed, MAX_ROWS_AT_ONCE))
    doc.transact(() => {
      for (const { row, id } of batch) restore(doc, id, row)
    }, LOCAL)
  const ids = inBatches(fresh, MAX_ROWS_AT_ONCE).flatMap((batch) =>
    addEvents(
      doc,
      author,
      batch.map((row) => ({ ...toValues(row), ...row.event.details })),
    ),
  )
  return { added: [...fresh.map((row, index) => ({ row, id: ids[index] ?? '' })), ...removed], there }
}

/** Adds what tells the same as another row as recollections of it; returns how many. */
const addMerged = (
  doc: Y.Doc,
  author: Author,
  placed: readonly Placed[],
  find: (key: string) => PresentRow | undefined,
): number => {
  const told = placed.flatMap(({ row: { merged = [] }, id }) =>
    merged
      .filter(({ importKey }) => id !== '' && find(importKey)?.isRemoved !== false)
      .map(({ event, who, importKey }) => ({
        event: id,
        at: instantOf(event.at),
        text: event.text,
        from: who,
        importKey,
      })),
  )
  recollections.addAll(doc, author, told)
  return told.length
}

/** Fills in prose below what is there, and the title and the zone only where there is none. */
const writeTexts = (
  doc: Y.Doc,
  { sections, entryZone }: ChosenImport,
  present: PresentContent,
  summary: ImportSummary,
): void => {
  const write = (name: string, target: PlannedSection['target'], now: string, set: (text: string) => void): void => {
    const texts = sections
      .filter((section) => section.target === target && !normalize(now).includes(normalize(section.text)))
      .map(({ text }) => text)
    if (texts.length === 0) return
    set([now.trimEnd(), ...texts].filter((text) => text !== '').join('\n\n'))
    summary.texts.push(name)
  }
  const title = sections.find(({ target }) => target === 'title')?.text
  if (title && present.title.trim() === '') record.change(doc, { title })
  // A document always has a zone, but as long as it has no rows, nobody has typed a time in it.
  const hasOwnZone = present.rows.length > 0 && doc.getMap(record.name).has('entryZone')
  if (entryZone && !hasOwnZone) record.change(doc, { entryZone })
  write('summary', 'summary', present.summary, (text) => record.rewrite(doc, 'whatHappened', text))
  write('root cause', 'rootCause', present.rootCause, (text) => record.rewrite(doc, 'whatMadeItPossible', text))
  write('impact on users', 'impactOnUsers', present.impactOnUsers, (text) => impact.rewrite(doc, 'felt', text))
}

/** The values of an action as documents store them. */
const toActionValues = ({ status, ...values }: ImportedAction) => ({
  ...values,
  ...(status ? { status: status === 'in progress' ? ('in-progress' as const) : status } : {}),
})

const addSections = (
  doc: Y.Doc,
  author: Author,
  sections: readonly PlannedSection[],
  present: PresentContent,
  summary: ImportSummary,
): void => {
  const known = new Set(present.known)
  const isNew = (key: string): boolean => !known.has(key) && known.add(key) !== undefined
  for (const { target, text, action } of sections) {
    if (target === 'well' || target === 'poorly' || target === 'lucky') {
      if (!isNew(lessonKey(target, text))) continue
      addLesson(doc, author, target, text)
      summary.lessons += 1
    } else if (target === 'action' && isNew(actionKey(text))) {
      addAction(doc, author, { ...(action && toActionValues(action)), text })
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
  const present = readPresentContent(doc)
  const find = createLookup(present)
  doc.transact(() => writeTexts(doc, chosen, present, summary), LOCAL)
  const { added, there } = addRows(doc, author, chosen.rows, find)
  summary.events = added.length
  if (added[0]) summary.firstEvent = { section: events.name, id: added[0].id, field: 'text' }
  summary.alreadyImported = there.length
  doc.transact(() => {
    summary.recollections = addMerged(doc, author, [...added, ...there], find)
    addSections(doc, author, chosen.sections, present, summary)
  }, ADDITION)
  return summary
}
