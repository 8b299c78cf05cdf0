import { textField, timeField } from '../../json-fields'
import type { EventKind } from '../../types'
import { hasAll, hasAny, joinText, type RecordKind, stepRows, toPhrase, toRow } from './service-format'

/** Incidents and alerts of PagerDuty's REST API. */
export const pagerdutyIncidents: RecordKind = {
  lists: ['incidents', 'incident', 'alerts', 'alert', ''],
  is: (record) =>
    (hasAll(record, 'created_at') && hasAny(record, 'incident_number', 'incident_key', 'alert_key')) ||
    (/^(?:incident|alert)(?:_reference)?$/.test(textField(record, 'type')) && hasAll(record, 'created_at', 'summary')),
  titleOf: (record) => textField(record, 'title', 'description', 'summary'),
  rows: (record) => {
    const title = textField(record, 'title', 'description', 'summary')
    const changed = textField(record, 'status') === 'resolved' ? 'resolved_at last_status_change_at' : 'resolved_at'
    return stepRows(record, title, [
      ['created_at', '', 'detection', textField(record, 'service.summary', 'service.name')],
      ['acknowledgements.0.at', 'Acknowledged', 'action', textField(record, 'acknowledgements.0.acknowledger.summary')],
      [changed, 'Resolved', 'resolution', textField(record, 'last_status_change_by.summary')],
    ])
  },
}

/** Notes and status updates of PagerDuty's REST API. */
export const pagerdutyNotes: RecordKind = {
  lists: ['notes', 'note', 'status_updates', 'status_update'],
  is: (record) => hasAll(record, 'created_at') && ('content' in record || 'message' in record),
  rows: (record) => [
    toRow(timeField(record, 'created_at'), textField(record, 'content', 'message'), {
      who: textField(record, 'user.summary', 'user.name', 'sender.summary'),
    }),
  ],
}

const kinds: [RegExp, EventKind][] = [
  [/\.(?:trigger(?:ed)?|reopened)$/, 'detection'],
  [/\.(?:escalated?|reassigned|assign|delegated?|responder\.\w+)$/, 'escalation'],
  [/\.resolved?$/, 'resolution'],
  [/\.(?:annotated?|status_update_published)$/, 'communication'],
  [/\.(?:acknowledged?|unacknowledged?|priority_updated|action_invocation\.\w+|workflow\.\w+)$/, 'action'],
]

const verb = (type: string): string => toPhrase(type.replace(/^(?:incident|service)\./, '').replaceAll('.', ' '))

/** Webhooks of PagerDuty: version 3 as they are sent, and the older messages. */
export const pagerdutyWebhooks: RecordKind = {
  lists: ['event', 'messages', 'events', ''],
  is: (record) =>
    /^(?:incident|service)\.\w/.test(textField(record, 'event_type', 'event')) &&
    hasAny(record, 'occurred_at', 'created_on', 'incident.created_at'),
  titleOf: (record) => textField(record, 'data.title', 'incident.title', 'incident.description'),
  rows: (record) => {
    const type = textField(record, 'event_type', 'event')
    const subject = textField(
      record,
      'data.title',
      'data.incident.summary',
      'incident.title',
      'incident.description',
      'data.summary',
    )
    const details = textField(record, 'data.content', 'data.message', 'data.note', 'log_entries.0.channel.summary')
    const who = textField(record, 'agent.summary', 'agent.name', 'log_entries.0.agent.summary')
    return [
      toRow(
        timeField(record, 'occurred_at', 'created_on', 'log_entries.0.created_at', 'incident.created_at'),
        joinText(': ', verb(type), details || subject),
        { who, kind: kinds.find(([pattern]) => pattern.test(type))?.[1] },
      ),
    ]
  },
}
