import * as Y from 'yjs'
import type { Author } from '../crdt'
import { agendaEntries } from '../meeting/agenda'
import { record, roster } from '../meeting/incident'
import { adoptPolicies } from '../meeting/rules'
import type { PolicyRules } from '../protocol/policies'
import type { PostmortemTemplate } from '../protocol/templates'
import { stages } from '../stages'
import { meta, schemaVersion } from './meta'
import { startFromTemplate } from './templates/start'

export const meetingLengths = [60, 90, 120] as const
export type MeetingLength = (typeof meetingLengths)[number]

/** Creates a document with a new id. Only the creator writes what is written here. */
export const createDocument = (
  values: {
    title: string
    facilitator?: string
    length?: MeetingLength
    entryZone?: string
    /** Those of the folder; they become the document's rules. */
    policies?: PolicyRules
    /** What it starts with beyond the usual. */
    template?: PostmortemTemplate | undefined
  },
  author: Author,
  doc = new Y.Doc(),
): Y.Doc => {
  doc.transact(() => {
    meta.change(doc, { id: author.newId(), schema: schemaVersion, createdAt: author.now(), isSample: false })
    record.change(doc, {
      title: values.title,
      facilitator: values.facilitator ?? '',
      ...(values.entryZone ? { entryZone: values.entryZone } : {}),
    })
    if (values.facilitator) roster.add(doc, author, { name: values.facilitator, role: 'facilitator' })
    if (values.policies) adoptPolicies(doc, values.policies)
    if (values.length) setMeetingLength(doc, values.length)
    if (values.template) startFromTemplate(doc, author, values.template)
  })
  return doc
}

/** Sets the minutes of every stage to its default for a meeting of this length. */
export const setMeetingLength = (doc: Y.Doc, length: MeetingLength): void => {
  const entries = agendaEntries.read(doc).value
  doc.transact(() => {
    stages.forEach((stage, index) => {
      agendaEntries.set(doc, stage.id, {
        minutes: stage.defaultMinutes[length],
        isOn: entries[stage.id]?.isOn ?? !stage.isOptional,
        position: entries[stage.id]?.position ?? index,
      })
    })
  })
}
