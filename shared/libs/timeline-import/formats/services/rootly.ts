import { textField, timeField } from '../../json-fields'
import { hasAll, hasAny, type RecordKind, serviceFormat, stepRows, toRow } from './service-format'

/** Incidents of Rootly. */
const rootlyRecords: RecordKind = {
  lists: ['data', ''],
  is: (record) =>
    /^incidents?$/.test(textField(record, 'type')) &&
    hasAll(record, 'attributes.title') &&
    hasAny(record, 'attributes.started_at', 'attributes.created_at') &&
    hasAny(record, 'attributes.slug', 'attributes.sequential_id', 'attributes.mitigated_at', 'attributes.status'),
  titleOf: (record) => textField(record, 'attributes.title'),
  rows: (record) =>
    stepRows(record, textField(record, 'attributes.title'), [
      ['attributes.started_at attributes.created_at', '', 'detection'],
      ['attributes.detected_at', 'Detected', 'detection'],
      ['attributes.acknowledged_at', 'Acknowledged', 'action'],
      ['attributes.mitigated_at', 'Mitigated', 'mitigation'],
      ['attributes.resolved_at', 'Resolved', 'resolution'],
      ['attributes.cancelled_at', 'Canceled', 'resolution'],
    ]),
}

/** The timeline of an incident of Rootly, and what was published on its status page. */
const rootlyEvents: RecordKind = {
  lists: ['data', ''],
  is: (record) =>
    /^incident_(?:status_page_)?events?$/.test(textField(record, 'type')) &&
    hasAny(record, 'attributes.event', 'attributes.event_raw'),
  rows: (record) => [
    toRow(
      timeField(record, 'attributes.occurred_at', 'attributes.started_at', 'attributes.created_at'),
      textField(record, 'attributes.event_raw', 'attributes.event').replace(/<[^<>]{1,200}>/g, ''),
      {
        who: textField(
          record,
          'attributes.user.full_name',
          'attributes.user.name',
          'attributes.user_name',
          'attributes.user.data.attributes.name',
        ),
      },
    ),
  ],
}

/** Rootly incidents and events. */
export const rootly = serviceFormat({
  id: 'rootly',
  title: 'Rootly incidents and events (JSON)',
  kinds: [rootlyRecords, rootlyEvents],
})
