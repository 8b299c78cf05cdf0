import { type JsonObject, textField, timeField } from '../../json-fields'
import { hasAll, hasAny, joinText, type RecordKind, serviceFormat, toPhrase, toRow } from './service-format'

const describe = (record: JsonObject): string => {
  const [title, culprit] = [
    textField(record, 'title', 'metadata.title', 'message'),
    textField(record, 'culprit', 'transaction', 'location'),
  ]
  const times = Number(textField(record, 'count'))
  return `${title}${culprit && !title.includes(culprit) ? ` in ${culprit}` : ''}${times > 1 ? ` (${times} times)` : ''}`
}

/** Issues and events of Sentry. */
const sentryRecords: RecordKind = {
  lists: ['', 'data.issue', 'data.event', 'data.error'],
  is: (record) =>
    (hasAll(record, 'title') &&
      hasAny(record, 'firstSeen', 'dateCreated', 'datetime') &&
      hasAny(record, 'shortId', 'culprit', 'eventID', 'event_id', 'permalink')) ||
    (hasAll(record, 'event_id', 'timestamp') && hasAny(record, 'platform', 'title')),
  rows: (record) => [
    toRow(timeField(record, 'firstSeen', 'dateCreated', 'datetime', 'timestamp'), describe(record), {
      kind: 'detection',
      bot: true,
      end: hasAny(record, 'firstSeen') ? timeField(record, 'lastSeen') : undefined,
    }),
  ],
}

/** What happened to an issue of Sentry. */
const sentryActivity: RecordKind = {
  lists: ['activity', ''],
  is: (record) =>
    hasAll(record, 'type', 'dateCreated') && 'data' in record && 'user' in record && !hasAny(record, 'title'),
  rows: (record) => [
    toRow(
      timeField(record, 'dateCreated'),
      textField(record, 'data.text') ||
        joinText(
          ': ',
          toPhrase(textField(record, 'type')),
          textField(record, 'data.version', 'data.commit.message', 'data.assigneeEmail'),
        ),
      {
        who: textField(record, 'user.name', 'user.username'),
      },
    ),
  ],
}

/** Alerts that Sentry sends: of a metric or of an issue. */
const sentryAlerts: RecordKind = {
  lists: [''],
  is: (record) => hasAny(record, 'data.metric_alert.id', 'data.triggered_rule') && hasAll(record, 'action'),
  rows: (record) => [
    toRow(
      timeField(
        record,
        ...(textField(record, 'action') === 'resolved' ? ['data.metric_alert.date_closed'] : []),
        'data.metric_alert.date_started',
        'data.metric_alert.date_created',
        'data.event.datetime',
        'data.event.timestamp',
      ),
      joinText(
        ': ',
        textField(record, 'data.description_title', 'data.triggered_rule', 'data.metric_alert.title'),
        textField(record, 'data.description_text', 'data.event.title'),
      ),
      { kind: textField(record, 'action') === 'resolved' ? 'resolution' : 'detection', bot: true },
    ),
  ],
}

/** Sentry issues, events and alerts. */
export const sentry = serviceFormat({
  id: 'sentry',
  title: 'Sentry issues, events and alerts (JSON)',
  kinds: [sentryRecords, sentryActivity, sentryAlerts],
})
