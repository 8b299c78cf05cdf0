import { isJsonObject, type JsonObject, listObjects, objectField, parseJsonTime, textField } from '../json-fields'
import { recordFormat } from '../record-format'
import type { EventKind } from '../types'

const isLogEntry = (value: unknown): boolean =>
  isJsonObject(value) && /_log_entry(?:_reference)?$/.test(textField(value, 'type')) && 'created_at' in value

const findEntries = (json: unknown): JsonObject[] | undefined => {
  const list = Array.isArray(json)
    ? json
    : isJsonObject(json)
      ? (json.log_entries ?? (json.log_entry ? [json.log_entry] : undefined))
      : undefined
  const entries = listObjects(list).filter(isLogEntry)
  return entries.length > 0 ? entries : undefined
}

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

/** Incident log entries of PagerDuty's REST API; notifications by PagerDuty are marked as written by a bot. */
export const pagerduty = recordFormat({
  id: 'pagerduty',
  title: 'PagerDuty log entries (JSON)',
  records: findEntries,
  readTitle: (json) => {
    const first = findEntries(json)?.[0]
    return textField(objectField(first, 'incident'), 'title', 'summary')
  },
  rows: (entry) => {
    const agent = objectField(entry, 'agent')
    const type = textField(entry, 'type')
    const human = /^user/.test(textField(agent, 'type'))
    const who = textField(agent, 'summary', 'name')
    const kind = kinds.find(([pattern]) => pattern.test(type))?.[1]
    return [
      {
        time: parseJsonTime(entry.created_at),
        text: readText(entry),
        ...(who ? { who } : {}),
        ...(kind ? { kind } : {}),
        ...(human || !/^notify/.test(type) ? {} : { bot: true as const }),
      },
    ]
  },
})
