import type * as Y from 'yjs'
import { isFinished } from '../meeting/commitments'
import { noonOfDay } from '../meeting/incident'
import { listChosen } from '../meeting/report'
import type { FollowUpDocument } from '../protocol/follow-up'
import type { DueAction, LibraryEntry } from '../protocol/library'
import { stages } from '../stages'
import { type FollowUpFacts, followUpFacts, listRows } from './follow-up'
import { dataOfStage, meetingSections, snapshot } from './snapshot'
import { getHeldMeeting, type HeldMeeting } from './suggested-lengths'

/** A document's name in a list: its title, or a placeholder. */
export const displayTitle = (title: string): string => title.trim() || 'Untitled postmortem'

/** A document's title, or a placeholder. */
export const documentTitle = (doc: Y.Doc): string => displayTitle(meetingSections.record.read(doc).value.title)

/** What the library shows of a document and searches in it. The other fields of an entry describe its file. */
export type DocumentSummary = Omit<LibraryEntry, 'fileName' | 'changedAt' | 'isReadOnly' | 'joinedFrom'> &
  FollowUpFacts & {
    /** Texts to search, by the section of the document that they are in. */
    texts: { part: string; text: string }[]
    /** Missing unless the meeting has ended. */
    held?: HeldMeeting | undefined
  }

export const summarize = (doc: Y.Doc): DocumentSummary => {
  const snap = snapshot(doc)
  const { meta, record, commitments, roster } = snap
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
    openActions: commitments.filter((action) => !isFinished(action)).length,
    ...followUpFacts(snap),
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
export const dueActions = (
  documents: readonly (FollowUpDocument & Pick<DocumentSummary, 'isSample'>)[],
  today: string,
  until: string,
): DueAction[] =>
  listRows(
    documents.filter(({ isSample }) => !isSample),
    today,
  )
    .filter(({ action: { due } }) => due !== '' && due <= until)
    .map(({ document, action: { id, text, owner, due } }) => ({
      documentId: document.id,
      documentTitle: document.title,
      id,
      text,
      owner,
      due,
    }))
