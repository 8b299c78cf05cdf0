import { type Fields, fieldsIn, isFields, listOf, textIn, timeIn } from '../json-fields'
import { recordFormat } from '../records'
import type { EventKind } from '../types'

const isLogEntry = (value: unknown): boolean =>
  isFields(value) && /_log_entry(?:_reference)?$/.test(textIn(value, 'type')) && 'created_at' in value

const entriesIn = (json: unknown): Fields[] | undefined => {
  const list = Array.isArray(json)
    ? json
    : isFields(json)
      ? (json.log_entries ?? (json.log_entry ? [json.log_entry] : undefined))
      : undefined
  const entries = listOf(list).filter(isLogEntry)
  return entries.length > 0 ? entries : undefined
}

const kinds: [RegExp, EventKind][] = [
  [/^trigger/, 'detection'],
  [/^(?:escalate|assign|delegate|responder_request|repeat_escalation)/, 'escalation'],
  [/^resolve/, 'resolution'],
  [/^(?:annotate|status_update|notify|subscriber)/, 'communication'],
  [/^(?:acknowledge|merge|snooze|urgency|priority|link|field_value|reach)/, 'action'],
]

const wordsOf = (entry: Fields): string => {
  const channel = fieldsIn(entry, 'channel')
  const summary =
    textIn(entry, 'summary') ||
    textIn(entry, 'type')
      .replace(/_log_entry$/, '')
      .replaceAll('_', ' ')
  const note = textIn(entry, 'note') || textIn(channel, 'content', 'notes') || textIn(entry, 'message')
  const details = /^trigger/.test(textIn(entry, 'type'))
    ? textIn(channel, 'subject', 'description', 'summary')
    : textIn(channel, 'summary')
  const more = [details, note].filter((part) => part !== '' && !summary.includes(part))
  return [more.length > 0 ? summary.replace(/\.$/, '') : summary, ...new Set(more)].join(': ')
}

/** PagerDuty's incident log entries, as its REST API gives them; notifications sent by the service are marked as bots. */
export const pagerduty = recordFormat({
  id: 'pagerduty',
  title: 'PagerDuty log entries (JSON)',
  records: entriesIn,
  titleOf: (json) => {
    const first = entriesIn(json)?.[0]
    return textIn(fieldsIn(first, 'incident'), 'title', 'summary')
  },
  rows: (entry) => {
    const agent = fieldsIn(entry, 'agent')
    const type = textIn(entry, 'type')
    const human = /^user/.test(textIn(agent, 'type'))
    const who = textIn(agent, 'summary', 'name')
    const kind = kinds.find(([pattern]) => pattern.test(type))?.[1]
    return [
      {
        time: timeIn(entry.created_at),
        text: wordsOf(entry),
        ...(who ? { who } : {}),
        ...(kind ? { kind } : {}),
        ...(human || !/^notify/.test(type) ? {} : { bot: true as const }),
      },
    ]
  },
})
