import type * as Y from 'yjs'
import { record } from '../meeting/incident'
import { actions } from '../stages/actions/model'
import { type LessonKind, lessons } from '../stages/closing/model'
import { impact } from '../stages/impact/model'
import { events, recollections } from '../stages/timeline/model'
import type { PresentContent, PresentRow } from './types'

/** A text as it is compared: without regard to spaces and case. */
export const normalize = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Identifies a lesson by its kind and words. */
export const lessonKey = (kind: LessonKind, text: string): string => `${kind} ${normalize(text)}`

/** Identifies an action by its words. */
export const actionKey = (text: string): string => `action ${normalize(text)}`

/** Reads what a document holds already, its trash included, so that nothing comes in twice. */
export const readPresentContent = (doc: Y.Doc): PresentContent => {
  const toRow =
    (isRemoved: boolean) =>
    ({ importKey, at, text, source }: Omit<PresentRow, 'isRemoved'>): PresentRow => ({
      importKey,
      at,
      text,
      source,
      isRemoved,
    })
  const told = (list: readonly { importKey: string; at: number | null; text: string; from: string }[]) =>
    list.map((one) => ({ ...one, source: one.from }))
  const { value } = record.read(doc)
  return {
    rows: [
      ...events.read(doc).value.map(toRow(false)),
      ...told(recollections.read(doc).value).map(toRow(false)),
      ...events.listTrash(doc).map(toRow(true)),
      ...told(recollections.listTrash(doc)).map(toRow(true)),
    ],
    title: value.title,
    summary: value.whatHappened,
    rootCause: value.whatMadeItPossible,
    impactOnUsers: impact.read(doc).value.felt,
    known: [
      ...[...lessons.read(doc).value, ...lessons.listTrash(doc)].map(({ kind, text }) => lessonKey(kind, text)),
      ...[...actions.read(doc).value, ...actions.listTrash(doc)].map(({ text }) => actionKey(text)),
    ],
  }
}
