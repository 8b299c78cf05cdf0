import type * as Y from 'yjs'
import { dataOfStage, type Snapshot } from '../document'
import { type MeetingRecord, record } from '../meeting/incident'
import { actionsStage } from '../stages/actions'
import { type Action, actions } from '../stages/actions/model'
import { closingStage } from '../stages/closing'
import { type Lesson, type LessonKind, lessons } from '../stages/closing/model'
import { impactStage } from '../stages/impact'
import { impact } from '../stages/impact/model'
import { timelineStage } from '../stages/timeline'
import { events, type Recollection, recollections, type TimelineEvent } from '../stages/timeline/model'
import type { PresentContent, PresentRow } from './types'

/** A text as it is compared: without regard to spaces and case. */
export const normalize = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Identifies a lesson by its kind and words. */
export const lessonKey = (kind: LessonKind, text: string): string => `${kind} ${normalize(text)}`

/** Identifies an action by its words. */
export const actionKey = (text: string): string => `action ${normalize(text)}`

const toRow =
  (isRemoved: boolean) =>
  (row: TimelineEvent | Recollection): PresentRow => ({
    id: row.id,
    importKey: row.importKey,
    at: row.at,
    text: row.text,
    source: 'source' in row ? row.source : row.from,
    isRemoved,
    isRecollection: !('source' in row),
  })

/** The sections that an import has to know, without what is in their trash. */
type Sections = {
  record: MeetingRecord
  felt: string
  events: readonly TimelineEvent[]
  recollections: readonly Recollection[]
  lessons: readonly Lesson[]
  actions: readonly Action[]
}

const withTrash = (doc: Y.Doc, known: Sections): PresentContent => ({
  rows: [
    ...known.events.map(toRow(false)),
    ...known.recollections.map(toRow(false)),
    ...events.listTrash(doc).map(toRow(true)),
    ...recollections.listTrash(doc).map(toRow(true)),
  ],
  title: known.record.title,
  summary: known.record.whatHappened,
  rootCause: known.record.whatMadeItPossible,
  impactOnUsers: known.felt,
  known: [
    ...[...known.lessons, ...lessons.listTrash(doc)].map(({ kind, text }) => lessonKey(kind, text)),
    ...[...known.actions, ...actions.listTrash(doc)].map(({ text }) => actionKey(text)),
  ],
})

/** What a document holds already, its trash included, so that nothing comes in twice. */
export const readPresentContent = (doc: Y.Doc): PresentContent =>
  withTrash(doc, {
    record: record.read(doc).value,
    felt: impact.read(doc).value.felt,
    events: events.read(doc).value,
    recollections: recollections.read(doc).value,
    lessons: lessons.read(doc).value,
    actions: actions.read(doc).value,
  })

/** The same from a snapshot of the document, which is much faster for a long timeline. */
export const presentContentOf = (doc: Y.Doc, snapshot: Snapshot): PresentContent =>
  withTrash(doc, {
    record: snapshot.record,
    felt: dataOfStage(snapshot, impactStage).impact.felt,
    ...dataOfStage(snapshot, timelineStage),
    lessons: dataOfStage(snapshot, closingStage).lessons,
    ...dataOfStage(snapshot, actionsStage),
  })
