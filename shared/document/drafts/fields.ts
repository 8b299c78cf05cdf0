import { stageBySection, stages } from '../../stages'
import type { AnyStage, FieldRef } from '../../stages/contract'
import { type MeetingSectionName, meetingSections, type Snapshot } from '../snapshot'

const fieldLabels: Readonly<Record<string, string>> = {
  title: 'Title',
  severity: 'Severity',
  services: 'Services',
  startedAt: 'Started',
  detectedAt: 'Detected',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
  whatHappened: 'What happened',
}

/** The value that holds a field: a row, or a section's own values. */
const findHolder = (
  snap: Snapshot,
  { section, id }: FieldRef,
  known: readonly AnyStage[],
): Record<string, unknown> | undefined => {
  const own = Object.keys(meetingSections).find((key) => meetingSections[key as MeetingSectionName].name === section)
  const stage = known.find((one) => Object.values<{ name: string }>(one.sections).some(({ name }) => name === section))
  const key = stage && Object.keys(stage.sections).find((one) => stage.sections[one].name === section)
  const data = own ? snap[own as MeetingSectionName] : key && snap.stages[stage.id]?.[key]
  if (!Array.isArray(data)) return data as Record<string, unknown> | undefined
  return data.find((row: { id: string }) => row.id === id)
}

/** Whether a reference leads to something that the document holds. */
export const hasField = (snap: Snapshot, ref: FieldRef, known: readonly AnyStage[] = stages): boolean =>
  Object.hasOwn(findHolder(snap, ref, known) ?? {}, ref.field)

/** The text of a field; empty if there is none. */
export const readField = (snap: Snapshot, ref: FieldRef, known: readonly AnyStage[] = stages): string => {
  const value = findHolder(snap, ref, known)?.[ref.field]
  return typeof value === 'string' ? value : ''
}

/** How a link to a record is called: the record's own words, or the name of its field. */
export const sourceLabel = (snap: Snapshot, ref: FieldRef): string => {
  if (ref.id !== '') {
    const text = readField(snap, { ...ref, field: 'text' }) || readField(snap, ref)
    if (text.trim()) return text.replace(/\s+/g, ' ').trim()
  }
  return fieldLabels[ref.field] ?? stageBySection(ref.section)?.title ?? 'Incident'
}
