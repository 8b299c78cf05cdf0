import { getField, type JsonObject, listObjects, objectField, textField, timeField } from '../../json-fields'
import type { RecordRow } from '../../record-format'
import { hasAll, hasAny, joinText, type RecordKind, serviceFormat, stepRows, toRow } from './service-format'

/** The timestamps that a team keeps for an incident: `Reported at`, `Fixed at` and others by name. */
const timestampRows = (incident: JsonObject, name: string): RecordRow[] =>
  [...listObjects(incident.incident_timestamp_values), ...listObjects(incident.timestamps)].flatMap((entry) => {
    const time = timeField(entry, 'value.value', 'value', 'last_occurred_at')
    const label = textField(entry, 'incident_timestamp.name', 'name').replace(/ at$/i, '')
    return time && label ? [toRow(time, `${label}: ${name}`)] : []
  })

const webhookName = (record: JsonObject): string => {
  const type = textField(record, 'event_type')
  return /^(?:public_|private_)?incident\./.test(type) ? type : ''
}

/** The incident itself; a webhook has it under the name of its own type. */
const incidentOf = (record: JsonObject): JsonObject => {
  const name = webhookName(record)
  const wrapped = name === '' ? record : objectField(record, name)
  const inner = getField(wrapped, 'incident')
  return name !== '' && typeof inner === 'object' ? objectField(wrapped, 'incident') : wrapped
}

/** Incidents and webhooks of incident.io. */
const incidentIoRecords: RecordKind = {
  lists: ['incidents', 'incident', ''],
  is: (record) => {
    const incident = incidentOf(record)
    return hasAll(incident, 'name', 'created_at') && hasAny(incident, 'reference', 'incident_status.name', 'permalink')
  },
  titleOf: (record) => textField(incidentOf(record), 'name'),
  rows: (record) => {
    const incident = incidentOf(record)
    const name = textField(incident, 'name')
    const steps = timestampRows(incident, name)
    const isToldByName = steps.some(({ text }) => /^(?:reported|declared|created)/i.test(text))
    return [
      ...(isToldByName
        ? []
        : stepRows(incident, name, [['created_at', '', 'detection', textField(incident, 'creator.user.name')]])),
      ...steps,
    ]
  },
}

/** Updates of incidents of incident.io. */
const incidentIoUpdates: RecordKind = {
  lists: ['incident_updates', 'incident_update', ''],
  is: (record) =>
    hasAll(record, 'incident_id', 'created_at') &&
    hasAny(record, 'message', 'new_incident_status.name', 'new_severity.name'),
  rows: (record) => {
    const severity = textField(record, 'new_severity.name')
    return [
      toRow(
        timeField(record, 'created_at'),
        joinText(
          ': ',
          textField(record, 'new_incident_status.name') || (severity && `Severity ${severity}`),
          textField(record, 'message'),
        ),
        { who: textField(record, 'updater.user.name', 'updater.api_key.name') },
      ),
    ]
  },
}

/** incident.io incidents and updates. */
export const incidentIo = serviceFormat({
  id: 'incident-io',
  title: 'incident.io incidents and updates (JSON)',
  kinds: [incidentIoRecords, incidentIoUpdates],
})
