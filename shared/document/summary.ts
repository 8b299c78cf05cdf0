import type * as Y from 'yjs'
import { noonOfDay } from '../meeting/incident'
import type { LibraryEntry } from '../protocol/calls'
import { stages } from '../stages'
import { dataOfStage, meetingSections, snapshot } from './snapshot'

/** A document's name in a list: its title, or a placeholder. */
export const displayTitle = (title: string): string => title.trim() || 'Untitled postmortem'

export const documentTitle = (doc: Y.Doc): string => displayTitle(meetingSections.record.read(doc).value.title)

/** What the library shows of a document. The other fields of an entry describe its file. */
export const summarize = (doc: Y.Doc): Omit<LibraryEntry, 'fileName' | 'changedAt' | 'isReadOnly' | 'joinedFrom'> => {
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
      { part: 'People', text: roster.map((one) => one.name).join('\n') },
      ...stages.map((stage) => ({
        part: stage.title,
        text: stage
          .texts(dataOfStage(snap, stage))
          .map(({ text }) => text)
          .filter(Boolean)
          .join('\n'),
      })),
    ].filter(({ text }) => text !== ''),
    isSample: meta.isSample,
  }
}
