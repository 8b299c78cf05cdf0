import { hasAny, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import type { EventKind } from '../../types'
import type { RecordKind } from './service-format'
import { readSteps, textAt } from './service-rows'

const incidentTitle = 'title description summary'

/** Incidents and alerts of PagerDuty's REST API. */
export const pagerdutyIncidents: RecordKind = {
  lists: ['incidents', 'incident', 'alerts', 'alert', ''],
  has: ['created_at'],
  is: (record) =>
    hasAny(record, 'incident_number', 'incident_key', 'alert_key') ||
    (/^(?:incident|alert)(?:_reference)?$/.test(textField(record, 'type')) && hasAny(record, 'summary', 'title')),
  title: incidentTitle,
  rows: (record) => {
    const isResolved = textField(record, 'status') === 'resolved'
    return readSteps(record, textAt(record, incidentTitle), [
      ['created_at', '', 'detection', 'service.summary service.name'],
      ['acknowledgements.0.at', 'Acknowledged', 'action', 'acknowledgements.0.acknowledger.summary'],
      [
        isResolved ? 'resolved_at last_status_change_at' : 'resolved_at',
        'Resolved',
        'resolution',
        'last_status_change_by.summary',
      ],
    ])
  },
}

/** Notes and status updates of PagerDuty's REST API. */
export const pagerdutyNotes: RecordKind = {
  lists: ['notes', 'note', 'status_updates', 'status_update'],
  has: ['created_at'],
  is: (record) => 'content' in record || 'message' in record,
  row: {
    time: 'created_at',
    text: (record) => textField(record, 'content', 'message'),
    who: 'user.summary user.name sender.summary',
  },
}

const kinds: [RegExp, EventKind][] = [
  [/\.(?:trigger(?:ed)?|reopened)$/, 'detection'],
  [/\.(?:escalated?|reassigned|assign|delegated?|responder\.\w+)$/, 'escalation'],
  [/\.resolved?$/, 'resolution'],
  [/\.(?:annotated?|status_update_published)$/, 'communication'],
  [/\.(?:acknowledged?|unacknowledged?|priority_updated|action_invocation\.\w+|workflow\.\w+)$/, 'action'],
]

const eventType = 'event_type event type'

/** Webhooks of PagerDuty: version 3 as they are sent, and the older messages. */
export const pagerdutyWebhooks: RecordKind = {
  lists: ['event', 'messages', 'events', ''],
  has: ['occurred_at created_on incident.created_at'],
  is: (record) => /^(?:incident|service)\.\w/.test(textAt(record, eventType)),
  title: 'data.title incident.title incident.description data.incident.trigger_summary_data.subject',
  row: {
    time: 'occurred_at created_on log_entries.0.created_at incident.created_at',
    text: (record) => {
      const verb = textAt(record, eventType).replace(/^(?:incident|service)\./, '')
      const responder = /responder\./.test(verb)
        ? textAt(record, 'data.user.summary data.escalation_policy.summary')
        : ''
      const details = joinText(
        ': ',
        responder,
        textAt(record, 'data.content data.message data.note log_entries.0.channel.summary'),
      )
      const subject = textAt(
        record,
        'data.title data.incident.summary data.incident.trigger_summary_data.subject incident.title incident.description data.summary',
      )
      return joinText(': ', toPhrase(verb.replaceAll('.', ' ')), details || subject)
    },
    who: 'agent.summary agent.name log_entries.0.agent.summary',
    kind: (record) => kinds.find(([pattern]) => pattern.test(textAt(record, eventType)))?.[1],
  },
}
