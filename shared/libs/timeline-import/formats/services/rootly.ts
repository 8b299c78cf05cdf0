import { textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readSteps, textAt } from './service-rows'

/** Incidents of Rootly. */
const incidents: RecordKind = {
  lists: ['data', ''],
  has: [
    'attributes.title',
    'attributes.started_at attributes.created_at',
    'attributes.slug attributes.sequential_id attributes.mitigated_at attributes.status',
  ],
  is: (record) => /^incidents?$/.test(textField(record, 'type')),
  title: 'attributes.title',
  rows: (record) =>
    readSteps(record, textField(record, 'attributes.title'), [
      ['attributes.started_at attributes.created_at', '', 'detection'],
      ['attributes.detected_at', 'Detected', 'detection'],
      ['attributes.acknowledged_at', 'Acknowledged', 'action'],
      ['attributes.mitigated_at', 'Mitigated', 'mitigation'],
      ['attributes.resolved_at', 'Resolved', 'resolution'],
      ['attributes.cancelled_at', 'Canceled', 'resolution'],
    ]),
}

/** The timeline of an incident of Rootly, and what was published on its status page. */
const events: RecordKind = {
  lists: ['data', ''],
  has: ['attributes.event attributes.event_raw'],
  is: (record) => /^incident_(?:status_page_)?events?$/.test(textField(record, 'type')),
  row: {
    time: 'attributes.occurred_at attributes.started_at attributes.created_at',
    text: (record) => textAt(record, 'attributes.event_raw attributes.event').replace(/<[^<>]{1,200}>/g, ''),
    who:
      'attributes.user.full_name attributes.user.name attributes.user_name ' + 'attributes.user.data.attributes.name',
  },
}

/** What Rootly sends when an incident has reached a step: `incident.mitigated`. */
const webhooks: RecordKind = {
  lists: [''],
  has: ['event.type', 'event.issued_at', 'data.title data.summary data.event'],
  title: 'data.title',
  row: {
    time: 'event.issued_at',
    text: (record) =>
      joinText(
        ': ',
        toPhrase(textField(record, 'event.type').replace(/^\w+\./, '')),
        textAt(record, 'data.title data.event data.summary'),
      ),
    who: 'data.user.full_name data.user.name',
  },
}

/** Rootly incidents and events. */
export const rootly = serviceFormat({
  id: 'rootly',
  title: 'Rootly incidents and events (JSON)',
  kinds: [incidents, events, webhooks],
})
