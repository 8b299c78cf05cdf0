import { type JsonObject, objectField, textField, timeField } from '../../json-fields'
import type { EventKind } from '../../types'
import { pagerdutyIncidents, pagerdutyNotes, pagerdutyWebhooks } from './pagerduty-incidents'
import { hasAll, type RecordKind, serviceFormat, toRow } from './service-format'

const kinds: [RegExp, EventKind][] = [
  [/^trigger/, 'detection'],
  [/^(?:escalate|assign|delegate|responder_request|repeat_escalation)/, 'escalation'],
  [/^resolve/, 'resolution'],
  [/^(?:annotate|status_update|notify|subscriber)/, 'communication'],
  [/^(?:acknowledge|merge|snooze|urgency|priority|link|field_value|reach)/, 'action'],
]

const readText = (entry: JsonObject): string => {
  const channel = objectField(entry, 'channel')
  const summary =
    textField(entry, 'summary') ||
    textField(entry, 'type')
      .replace(/_log_entry$/, '')
      .replaceAll('_', ' ')
  const note = textField(entry, 'note') || textField(channel, 'content', 'notes') || textField(entry, 'message')
  const details = /^trigger/.test(textField(entry, 'type'))
    ? textField(channel, 'subject', 'description', 'summary')
    : textField(channel, 'summary')
  const more = [details, note].filter((part) => part !== '' && !summary.includes(part))
  return [more.length > 0 ? summary.replace(/\.$/, '') : summary, ...new Set(more)].join(': ')
}

/** Log entries of an incident; notifications by PagerDuty are marked as written by a bot. */
const logEntries: RecordKind = {
  lists: ['log_entries', 'log_entry', ''],
  is: (record) => /_log_entry(?:_reference)?$/.test(textField(record, 'type')) && hasAll(record, 'created_at'),
  titleOf: (entry) => textField(entry, 'incident.title', 'incident.summary'),
  rows: (entry) => {
    const type = textField(entry, 'type')
    const human = /^user/.test(textField(entry, 'agent.type'))
    return [
      toRow(timeField(entry, 'created_at'), readText(entry), {
        who: textField(entry, 'agent.summary', 'agent.name'),
        kind: kinds.find(([pattern]) => pattern.test(type))?.[1],
        bot: !human && /^notify/.test(type),
      }),
    ]
  },
}

/** PagerDuty's REST API and webhooks. */
export const pagerduty = serviceFormat({
  id: 'pagerduty',
  title: 'PagerDuty log entries, incidents, notes and webhooks (JSON)',
  kinds: [logEntries, pagerdutyWebhooks, pagerdutyIncidents, pagerdutyNotes],
})
