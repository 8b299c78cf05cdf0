import type * as Y from 'yjs'
import type { Author, DocumentSections, InvalidRecord } from '../crdt'
import { stages } from '../stages'
import type { AnyStage } from '../stages/contract'
import { meta, schemaVersion } from './meta'
import { internalSections, meetingSections } from './snapshot'

/** A document's readable content as stored in its file: stable key order, one object per stage. */
export type MeetingJson = Record<string, unknown> & { stages: Record<string, Record<string, unknown>> }

const sectionsToJson = (doc: Y.Doc, sections: DocumentSections): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sections).map(([key, section]) => [key, section.toJson(section.read(doc).value)]))

/** A document's readable content. */
export const toMeeting = (doc: Y.Doc, known: readonly AnyStage[] = stages): MeetingJson => ({
  ...sectionsToJson(doc, meetingSections),
  stages: Object.fromEntries(known.map((stage) => [stage.id, sectionsToJson(doc, stage.sections)])),
})

/** A document's readable content without what people write to each other about it. */
export const withoutInternal = (content: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const result = { ...content }
  for (const key of internalSections) delete result[key]
  return result
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

/** Applies an external edit, given as two readable contents; returns the records that a schema rejected. */
export const applyMeetingEdits = (
  doc: Y.Doc,
  base: unknown,
  edited: unknown,
  author: Author,
  known: readonly AnyStage[] = stages,
): InvalidRecord[] => {
  const apply = (sections: DocumentSections, before: unknown, after: unknown): InvalidRecord[] =>
    Object.entries(sections).flatMap(([key, section]) =>
      at(after, key) === undefined ? [] : section.applyJson(doc, at(before, key), at(after, key), author),
    )
  const { meta: _fixed, ...editable } = meetingSections
  return doc.transact(() => [
    ...apply(editable, base, edited),
    ...known.flatMap((stage) =>
      apply(stage.sections, at(at(base, 'stages'), stage.id), at(at(edited, 'stages'), stage.id)),
    ),
  ])
}

/** Whether a newer version of the app has written this document. */
export const isNewerThanApp = (doc: Y.Doc): boolean => meta.read(doc).value.schema > schemaVersion
