import * as Y from 'yjs'
import { ADDITION, type Author, addAgain, LOCAL, textAt } from '../crdt'
import { runSteps } from '../libs/timeline-import'
import { events, recollections } from '../stages/timeline/model'
import { addSections, writeTexts } from './apply-sections'
import { noteImportedText } from './imported-texts'
import { sectionKey } from './keys'
import { instantOf } from './plan'
import { readPresentContent } from './present'
import { isRoleName } from './roles'
import type { ChosenImport, ChosenRow, ImportSummary, PresentContent, PresentRow } from './types'

/** Rows of one transaction: so few that a page can add them between two frames. */
export const ROWS_AT_ONCE = 50

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

const inBatches = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / ROWS_AT_ONCE) }, (_, index) =>
    list.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE),
  )

/** Brings a row back from the trash as it was chosen now. */
const restore = (doc: Y.Doc, id: string, row: ChosenRow): void => {
  const { text, ...values } = toValues(row)
  const record = doc.getMap(events.name).get(id)
  if (record instanceof Y.Map) addAgain(record)
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
function* addRows(
  doc: Y.Doc,
  author: Author,
  rows: readonly ChosenRow[],
  find: (key: string) => PresentRow | undefined,
): Generator<number, { added: Placed[]; there: Placed[] }> {
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
  let done = there.length
  // Thousands of rows take time before the first is added, too.
  yield done
  for (const batch of inBatches(removed)) {
    // Not a change: to undo it is to remove the rows again, as if they had been added now.
    doc.transact(() => {
      for (const { row, id } of batch) restore(doc, id, row)
    }, ADDITION)
    done += batch.length
    yield done
  }
  const added: Placed[] = []
  const orders = events.ordersAtEnd(doc, fresh.length)
  yield done
  for (const batch of inBatches(fresh)) {
    const values = batch.map((row) => ({ ...toValues(row), ...row.event.details }))
    const ids = events.addAll(doc, author, values, { orders: orders.slice(added.length, added.length + batch.length) })
    added.push(...batch.map((row, index) => ({ row, id: ids[index] ?? '' })))
    done += batch.length
    yield done
  }
  return { added: [...added, ...removed], there }
}

/** What our own report says to be remembered differently, as rows of their own. */
const listRecalled = ({ event, from, importKey }: ChosenRow, withNames: boolean): ChosenRow[] =>
  (event.recalled ?? []).map(({ text, from: who = '' }, index) => ({
    importKey: sectionKey(`${importKey} recalled ${index}`),
    event: { ...event, at: null, text },
    from,
    who: withNames || isRoleName(who) ? who : '',
  }))

/** Adds what tells the same as another row as recollections of it; returns how many. */
function* addMerged(
  doc: Y.Doc,
  author: Author,
  placed: readonly Placed[],
  find: (key: string) => PresentRow | undefined,
  withNames: boolean,
): Generator<undefined, number> {
  const told = placed.flatMap(({ row, id }) =>
    [...(row.merged ?? []), ...listRecalled(row, withNames)]
      .filter(({ importKey }) => id !== '' && find(importKey)?.isRemoved !== false)
      .map(({ event, who, importKey }) => ({
        event: id,
        at: instantOf(event.at),
        text: event.text,
        from: who,
        importKey,
      })),
  )
  for (const batch of inBatches(told)) {
    recollections.addAll(doc, author, batch)
    yield
  }
  return told.length
}

/**
 * Adds what was chosen to a document, one small transaction after the other, and yields how many of the rows are there
 * after each. What is there already is not added again, so that two people, or the same one twice, may add the same, and
 * whoever was interrupted completes it by adding it again. Whoever undoes it must treat its transactions as one step.
 */
export function* applyInSteps(
  doc: Y.Doc,
  author: Author,
  chosen: ChosenImport,
  present: PresentContent,
): Generator<number, ImportSummary> {
  const summary: ImportSummary = {
    events: 0,
    recollections: 0,
    lessons: 0,
    actions: 0,
    texts: [],
    alreadyImported: 0,
  }
  const find = createLookup(present)
  // All rows of an import are of one moment, so that of two imports of the same records one is the earlier.
  const startedAt = author.now()
  const importer = { ...author, now: () => startedAt }
  const { added, there } = yield* addRows(doc, importer, chosen.rows, find)
  summary.events = added.length
  if (added[0]) summary.firstEvent = { section: events.name, id: added[0].id, field: 'text' }
  summary.alreadyImported = there.length
  const merging = addMerged(doc, importer, [...added, ...there], find, chosen.withNames === true)
  let merged = merging.next()
  for (; !merged.done; merged = merging.next()) yield chosen.rows.length
  summary.recollections = merged.value
  // Last, since they are changes rather than additions: whatever was stopped before has only rows to take back.
  doc.transact(() => addSections(doc, importer, chosen.sections, present, summary), ADDITION)
  const written = doc.transact(() => writeTexts(doc, chosen, present, summary), LOCAL)
  doc.transact(() => {
    for (const { ref, before } of written)
      noteImportedText(doc, importer, ref, before, textAt(doc, ref)?.toString() ?? before)
  }, ADDITION)
  return summary
}

/** The same without a pause. */
export const applyImport = (
  doc: Y.Doc,
  author: Author,
  chosen: ChosenImport,
  present: PresentContent = readPresentContent(doc),
): ImportSummary => runSteps(applyInSteps(doc, author, chosen, present))
