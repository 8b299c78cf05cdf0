import * as Y from 'yjs'
import { whereabouts } from '../crdt'
import { dataOfStage, type Snapshot, snapshot } from '../document'
import { listChosen, rowOfTemplate, sectionTemplates } from '../meeting/report'
import { actionsStage } from '../stages/actions'
import { actions } from '../stages/actions/model'
import { closingStage } from '../stages/closing'
import { type LessonKind, lessons } from '../stages/closing/model'
import { impactStage } from '../stages/impact'
import { timelineStage } from '../stages/timeline'
import { events, type Recollection, recollections, type TimelineEvent } from '../stages/timeline/model'
import { normalize } from './normalize'
import { listRowKeys } from './report/rows'
import { readOwnTexts } from './report/texts'
import { importedSections, importKeyOf } from './twins/members'
import type { PresentContent, PresentRow } from './types'

/** Identifies a lesson by its kind and words. */
export const lessonKey = (kind: LessonKind, text: string): string => `${kind} ${normalize(text)}`

/** Identifies an action by its words. */
export const actionKey = (text: string): string => `action ${normalize(text)}`

/** Identifies an own section of the report by its title and words. */
export const ownSectionKey = (title: string, text: string): string => `section ${title} ${normalize(text)}`

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

/** What somebody removed; what was taken back with its import can be imported again. */
const listRemoved = <R extends { id: string }>(
  doc: Y.Doc,
  section: { name: string; listTrash: (doc: Y.Doc) => R[] },
): R[] =>
  section.listTrash(doc).filter(({ id }) => {
    const record = doc.getMap(section.name).get(id)
    return !(record instanceof Y.Map) || whereabouts(record) !== 'taken-back'
  })

/** The lists whose rows an import knows by more than their keys. */
const timelineLists: ReadonlySet<string> = new Set([events.name, recollections.name])

/** The import keys of all other rows, also of those that somebody removed or changed. */
const listImportKeys = (doc: Y.Doc): string[] =>
  importedSections
    .filter(({ name }) => !timelineLists.has(name))
    .flatMap(({ name }) =>
      [...doc.getMap<unknown>(name).entries()].flatMap(([id, record]) =>
        record instanceof Y.Map && whereabouts(record) !== 'taken-back' ? importKeyOf(doc, { section: name, id }) : [],
      ),
    )
    .filter((key) => key !== '')

/** What a document holds already, its trash included, so that nothing comes in twice. `known`: its snapshot, if there is one. */
export const readPresentContent = (doc: Y.Doc, known: Snapshot = snapshot(doc)): PresentContent => {
  const timeline = dataOfStage(known, timelineStage)
  const closing = dataOfStage(known, closingStage)
  return {
    rows: [
      ...timeline.events.map(toRow(false)),
      ...timeline.recollections.map(toRow(false)),
      ...events.listTrash(doc).map(toRow(true)),
      ...recollections.listTrash(doc).map(toRow(true)),
    ],
    title: known.record.title,
    summary: known.record.whatHappened,
    rootCause: known.record.whatMadeItPossible,
    impactOnUsers: dataOfStage(known, impactStage).impact.felt,
    own: readOwnTexts(known),
    sections: [
      ...sectionTemplates.map(({ id, title }) => ({ id: rowOfTemplate(id), title, text: known.templateTexts[id] })),
      ...listChosen(known).flatMap(({ id, template, title, text }) => (template ? [] : [{ id, title, text }])),
    ],
    known: [
      ...[...closing.lessons, ...listRemoved(doc, lessons)].map(({ kind, text }) => lessonKey(kind, text)),
      ...[...dataOfStage(known, actionsStage).actions, ...listRemoved(doc, actions)].map(({ text }) => actionKey(text)),
      ...listRowKeys(known),
      ...listImportKeys(doc),
    ],
  }
}
