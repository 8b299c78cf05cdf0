import { type JsonObject, objectField, textField } from '../../json-fields'
import type { EventKind } from '../../types'
import { pagerdutyIncidents, pagerdutyNotes, pagerdutyWebhooks } from './pagerduty-incidents'
import { type RecordKind, serviceFormat } from './service-format'

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
  has: ['created_at'],
  is: (record) => /_log_entry(?:_reference)?$/.test(textField(record, 'type')),
  title: 'incident.title incident.summary',
  row: {
    time: 'created_at',
    text: readText,
    who: 'agent.summary agent.name',
    kind: (entry) => kinds.find(([pattern]) => pattern.test(textField(entry, 'type')))?.[1],
    bot: (entry) => /^notify/.test(textField(entry, 'type')) && !/^user/.test(textField(entry, 'agent.type')),
  },
}

/** PagerDuty's REST API and webhooks. */
export const pagerduty = serviceFormat({
  id: 'pagerduty',
  title: 'PagerDuty log entries, incidents, notes and webhooks (JSON)',
  kinds: [logEntries, pagerdutyWebhooks, pagerdutyIncidents, pagerdutyNotes],
})
