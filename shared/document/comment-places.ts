import type { DocumentSections } from '../crdt'
import { type CommentTarget, targetKey } from '../meeting/comments'
import { record } from '../meeting/incident'
import { notes } from '../meeting/notes'
import { listChosen } from '../meeting/report'
import { stageById, stageBySection } from '../stages'
import { inWords, meetingTitles } from './merge/places'
import { meetingSections, type Snapshot } from './snapshot'

/** What a comment is about, in words. */
export type CommentPlace = {
  /** The stage in which it is shown, if it belongs to one. */
  stage?: string | undefined
  /** The stage, or the part of the document: `Timeline`. */
  title: string
  /** The field, if a row has several: `Known then`. */
  field: string
  /** What is written there; empty for the whole document. */
  text: string
  /** It was removed, or a newer version wrote it. */
  isGone: boolean
}

type Row = Record<string, unknown> & { id: string }

const rowsById = new WeakMap<readonly Row[], ReadonlyMap<string, Row>>()

const findRow = (rows: unknown, id: string): Row | undefined => {
  if (!Array.isArray(rows)) return undefined
  const known = rowsById.get(rows) ?? new Map(rows.map((row: Row) => [row.id, row]))
  rowsById.set(rows, known)
  return known.get(id)
}

const keyOf = (sections: DocumentSections, name: string): string | undefined =>
  Object.keys(sections).find((key) => sections[key]?.name === name)

/** The data of a section by its name, as the snapshot has it. */
const dataOf = (snap: Snapshot, name: string): { key: string; data: unknown } | undefined => {
  const stage = stageBySection(name)
  const key = keyOf(stage ? stage.sections : meetingSections, name)
  if (key === undefined) return undefined
  return { key, data: stage ? snap.stages[stage.id]?.[key] : (snap as Record<string, unknown>)[key] }
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const textOf = (row: Record<string, unknown>, field: string): string => {
  const texts = [row[field], row.text, row.name, row.title, row.question]
  return texts.find((one): one is string => typeof one === 'string' && one.trim() !== '') ?? ''
}

/** Describes what a comment is about. */
export const describeTarget = (snap: Snapshot, target: CommentTarget): CommentPlace => {
  const { section, id, field } = target
  if (section === '') return { title: 'The whole postmortem', field: '', text: '', isGone: false }
  const chosen = listChosen(snap).find(({ ref }) => targetKey(ref) === targetKey(target))
  if (chosen) return { title: meetingTitles.chosenSections ?? '', field: '', text: chosen.title, isGone: false }
  const found = dataOf(snap, section)
  const gone = { title: 'Something that was removed', field: '', text: '', isGone: true }
  if (!found) return gone
  const ownTitle = (meetingTitles as Record<string, string | undefined>)[found.key]
  if (id === '') {
    const stage = stageBySection(section)
    const title = stage?.title ?? (section === record.name ? 'Summary' : (ownTitle ?? ''))
    return { stage: stage?.id, title, field: capitalized(inWords(field)), text: '', isGone: false }
  }
  const row = findRow(found.data, id)
  if (!row) return gone
  const stage = stageBySection(section) ?? (section === notes.name ? stageById(String(row.stage)) : undefined)
  return {
    stage: stage?.id,
    title: stage?.title ?? ownTitle ?? '',
    field: field === '' || field === 'text' ? '' : capitalized(inWords(field)),
    text: textOf(row, field),
    isGone: false,
  }
}
