import { getField, hasAll, hasAny, type JsonObject, listObjects, objectField, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import type { RecordRow } from '../../record-format'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, readSteps, textAt } from './service-rows'

/** The timestamps that a team keeps for an incident: `Reported at`, `Fixed at` and others by name. */
const readTimestamps = (incident: JsonObject, name: string): RecordRow[] =>
  [...listObjects(incident.incident_timestamp_values), ...listObjects(incident.timestamps)].flatMap((entry) => {
    const label = textAt(entry, 'incident_timestamp.name name').replace(/ at$/i, '')
    const row = readRow(entry, { time: 'value.value value last_occurred_at', text: `${label}: ${name}` })
    return row.time && label ? [row] : []
  })

/** The incident itself; a webhook has it under the name of its own type. */
const incidentOf = (record: JsonObject): JsonObject => {
  const type = textField(record, 'event_type')
  if (!/^(?:public_|private_)?incident\./.test(type)) return record
  const wrapped = objectField(record, type)
  return typeof getField(wrapped, 'incident') === 'object' ? objectField(wrapped, 'incident') : wrapped
}

/** A change of the status that a webhook tells, with what was said of it. */
const readChange = (record: JsonObject, incident: JsonObject): RecordRow | undefined => {
  const wrapped = objectField(record, textField(record, 'event_type'))
  const status = textField(wrapped, 'new_status.name')
  if (status === '') return undefined
  const row = readRow(incident, { time: 'updated_at', text: joinText(': ', status, textField(wrapped, 'message')) })
  return row.time ? row : undefined
}

/** Incidents and webhooks of incident.io. */
const incidents: RecordKind = {
  lists: ['incidents', 'incident', ''],
  is: (record) => {
    const incident = incidentOf(record)
    return hasAll(incident, 'name', 'created_at') && hasAny(incident, 'reference', 'incident_status.name', 'permalink')
  },
  title: (record) => textField(incidentOf(record), 'name'),
  rows: (record) => {
    const incident = incidentOf(record)
    const name = textField(incident, 'name')
    const change = readChange(record, incident)
    if (change) return [change]
    const steps = readTimestamps(incident, name)
    if (steps.some(({ text }) => /^(?:reported|declared|created)/i.test(text))) return steps
    return [...readSteps(incident, name, [['created_at', '', 'detection', 'creator.user.name']]), ...steps]
  },
}

/** Updates of incidents of incident.io. */
const updates: RecordKind = {
  lists: ['incident_updates', 'incident_update', ''],
  has: ['incident_id', 'created_at', 'message new_incident_status.name new_severity.name'],
  row: {
    time: 'created_at',
    text: (record) => {
      const severity = textField(record, 'new_severity.name')
      const change = textField(record, 'new_incident_status.name') || (severity && `Severity ${severity}`)
      return joinText(': ', change, textField(record, 'message'))
    },
    who: 'updater.user.name updater.api_key.name',
  },
}

/** incident.io incidents and updates. */
export const incidentIo = serviceFormat({
  id: 'incident-io',
  title: 'incident.io incidents and updates (JSON)',
  kinds: [incidents, updates],
})
