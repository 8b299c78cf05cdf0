import { z } from 'zod'
import type { Collection, DocumentSection, DocumentSections } from '../../crdt'
import { incidentDay } from '../../meeting/incident-day'
import { toDeadlines } from '../../meeting/rules'
import type { FollowUpDocument } from '../../protocol/follow-up'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { checkDaysOf } from './of-document'

const text = z.string().catch('')
const list = z.array(z.string()).catch([])

/** A time of the record, in epoch milliseconds. */
const moment = z.iso.datetime().transform(Date.parse).nullable().catch(null)

const recordSchema = z
  .object({
    title: text,
    severity: text,
    services: list,
    tags: list,
    day: text,
    startedAt: moment,
    resolvedAt: moment,
    entryZone: text,
  })
  .catch({
    title: '',
    severity: '',
    services: [],
    tags: [],
    day: '',
    startedAt: null,
    resolvedAt: null,
    entryZone: 'UTC',
  })

const deadlinesSchema = z.record(z.string(), z.unknown()).catch({})

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

/** A row as it is written in a file. What is missing or invalid is as in a new row; former versions are migrated. */
const readRow = (definition: Collection['definition'], row: unknown): Record<string, unknown> | undefined => {
  const id = at(row, 'id')
  if (typeof id !== 'string' || typeof row !== 'object' || row === null) return undefined
  // A migration fills in what is missing, so it changes nothing of a row that is not from before it.
  const migrations = Object.values(definition.migrations ?? {})
  const migrated = migrations.reduce<Record<string, unknown>>((old, migrate) => migrate(old), { ...row })
  const fields = Object.entries(definition.fields.shape as Record<string, z.ZodType>).map(([key, schema]) => {
    const read = schema.safeParse(migrated[key])
    return [key, read.success ? read.data : schema.parse(undefined)]
  })
  const texts = definition.texts.map((key) => [key, typeof migrated[key] === 'string' ? migrated[key] : ''])
  return { ...Object.fromEntries([...fields, ...texts]), id }
}

const readSection = (section: DocumentSection<unknown>, json: unknown): unknown => {
  if (!('definition' in section)) return json ?? {}
  // Safe cast: only collections have a definition.
  const { definition } = section as DocumentSection<unknown> & Pick<Collection, 'definition'>
  return Array.isArray(json) ? json.flatMap((row) => readRow(definition, row) ?? []) : []
}

const listActions = (meeting: unknown): FollowUpDocument['actions'] =>
  (stages as readonly AnyStage[]).flatMap((stage) => {
    if (!stage.commitments) return []
    const json = at(at(meeting, 'stages'), stage.id)
    const sections = Object.entries(stage.sections as DocumentSections)
    return stage.commitments(
      Object.fromEntries(sections.map(([key, section]) => [key, readSection(section, at(json, key))])),
    )
  })

/**
 * What is followed up of a document, from the readable half of its file alone: without its state, which takes twenty
 * times as long. Never throws. Samples are followed up by nobody.
 */
export const followUpOfMeeting = (id: string, meeting: unknown): { document: FollowUpDocument; isSample: boolean } => {
  const record = recordSchema.parse(at(meeting, 'record'))
  const { title, severity, services, tags } = record
  const document = {
    id,
    title: title.trim() || 'Untitled postmortem',
    severity,
    services,
    tags,
    day: incidentDay(record),
    checkDays: checkDaysOf(toDeadlines(deadlinesSchema.parse(at(at(meeting, 'rules'), 'deadlines')))),
    actions: listActions(meeting),
  }
  return { document, isSample: at(at(meeting, 'meta'), 'isSample') === true }
}
