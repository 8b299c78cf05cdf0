import type * as Y from 'yjs'
import { noonOfDay } from '../meeting/incident'
import { listChosen } from '../meeting/report'
import type { DueAction, LibraryEntry } from '../protocol/library'
import { stages } from '../stages'
import { dataOfStage, meetingSections, snapshot } from './snapshot'
import { getHeldMeeting, type HeldMeeting } from './suggested-lengths'

/** A document's name in a list: its title, or a placeholder. */
export const displayTitle = (title: string): string => title.trim() || 'Untitled postmortem'

/** A document's title, or a placeholder. */
export const documentTitle = (doc: Y.Doc): string => displayTitle(meetingSections.record.read(doc).value.title)

/** What the library shows of a document and searches in it. The other fields of an entry describe its file. */
export type DocumentSummary = Omit<LibraryEntry, 'fileName' | 'changedAt' | 'isReadOnly' | 'joinedFrom'> & {
  actions: { id: string; text: string; owner: string; due: string; isDone: boolean }[]
  /** Texts to search, by the section of the document that they are in. */
  texts: { part: string; text: string }[]
  /** Missing unless the meeting has ended. */
  held?: HeldMeeting | undefined
}

export const summarize = (doc: Y.Doc): DocumentSummary => {
  const snap = snapshot(doc)
  const { meta, record, commitments, roster } = snap
  const actions = commitments
    .filter((one) => !one.isDropped)
    .map(({ id, text, owner, due, isDone }) => ({ id, text, owner, due, isDone }))
  return {
    id: meta.id,
    title: displayTitle(record.title),
    incidentId: record.incidentId,
    severity: record.severity,
    status: record.status,
    owner: record.owner,
    services: record.services,
    tags: record.tags,
    date: record.startedAt ?? noonOfDay(record.day) ?? meta.createdAt,
    openActions: actions.filter((action) => !action.isDone).length,
    actions,
    texts: [
      { part: 'What happened', text: record.whatHappened },
      { part: 'What made it possible', text: record.whatMadeItPossible },
      { part: 'Why it wasn’t caught earlier', text: record.whyNotCaughtEarlier },
      ...listChosen(snap).map(({ title, text }) => ({ part: title || 'Report', text })),
      { part: 'People', text: roster.map((one) => one.name).join('\n') },
      ...stages.map((stage) => ({
        part: stage.title,
        text: stage
          .texts(dataOfStage(snap, stage))
          .map(({ text }) => text)
          .filter(Boolean)
          .join('\n'),
      })),
      { part: 'Comments', text: snap.comments.map(({ text }) => text).join('\n') },
    ].filter(({ text }) => text !== ''),
    isSample: meta.isSample,
    held: getHeldMeeting(snap),
  }
}

/** Open actions of all documents but samples with a date up to `until` (ISO), oldest date first. */
export const dueActions = (documents: readonly Omit<DocumentSummary, 'texts'>[], until: string): DueAction[] =>
  documents
    .filter(({ isSample }) => !isSample)
    .flatMap((document) =>
      document.actions
        .filter(({ isDone, due }) => !isDone && due !== '' && due <= until)
        .map(({ id, text, owner, due }) => ({
          documentId: document.id,
          documentTitle: document.title,
          id,
          text,
          owner,
          due,
        })),
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
