import type * as Y from 'yjs'
import { snapshot } from '../../../shared/document'
import { type ImportPlan, readPresentContent } from '../../../shared/import'
import { isoDay } from '../../../shared/meeting/format'
import { record } from '../../../shared/meeting/incident'
import type { DocumentFacts } from '../../import/preview-store'

/** The day of the earliest row that tells it: rows that don't are most likely of the same incident. */
const firstDay = (plan: ImportPlan): string | undefined => {
  for (const { event } of plan.rows) if (event.at !== null) return event.at.slice(0, 10)
  return undefined
}

/** What an open document holds, and what it lets one assume about records that do not say it. */
export const createDocumentFacts = (doc: Y.Doc, getSnapshot = () => snapshot(doc)): DocumentFacts => ({
  present: () => readPresentContent(doc, getSnapshot()),
  assume: (plan) => {
    const { startedAt, detectedAt, day, entryZone } = record.read(doc).value
    const at = startedAt ?? detectedAt
    return { zone: entryZone, date: at === null ? day || firstDay(plan) : isoDay(at) }
  },
})
