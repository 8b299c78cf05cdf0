import { hasAll, hasAny, type JsonObject, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { textAt } from './service-rows'

const describe = (record: JsonObject): string => {
  const title = textAt(record, 'title metadata.title message')
  const culprit = textAt(record, 'culprit transaction location')
  const times = Number(textField(record, 'count'))
  return `${title}${culprit && !title.includes(culprit) ? ` in ${culprit}` : ''}${times > 1 ? ` (${times} times)` : ''}`
}

/** Issues and events of Sentry. */
const issues: RecordKind = {
  lists: ['', 'data.issue', 'data.error'],
  is: (record) =>
    (hasAll(record, 'title') &&
      hasAny(record, 'firstSeen', 'dateCreated', 'datetime') &&
      hasAny(record, 'shortId', 'culprit', 'eventID', 'event_id', 'permalink')) ||
    (hasAll(record, 'event_id', 'timestamp') && hasAny(record, 'platform', 'title')),
  row: {
    time: 'firstSeen dateCreated datetime timestamp',
    end: (record) => (hasAny(record, 'firstSeen') ? 'lastSeen' : ''),
    text: describe,
    kind: 'detection',
    bot: true,
  },
}

/** What happened to an issue of Sentry. */
const activities: RecordKind = {
  lists: ['activity', ''],
  has: ['type', 'dateCreated'],
  is: (record) => 'data' in record && 'user' in record && !hasAny(record, 'title'),
  row: {
    time: 'dateCreated',
    text: (record) => {
      const details = textAt(record, 'data.version data.commit.message data.assigneeEmail')
      return textField(record, 'data.text') || joinText(': ', toPhrase(textField(record, 'type')), details)
    },
    who: 'user.name user.username',
  },
}

/** What became of an issue, as Sentry sends it: its time is only that of the delivery, which the record does not hold. */
const changes: RecordKind = {
  lists: [''],
  has: ['data.issue.title', 'action'],
  is: (record) => /^(?:resolved|unresolved|assigned|archived|ignored)$/.test(textField(record, 'action')),
  row: {
    time: 'timestamp',
    text: (record) => `${toPhrase(textField(record, 'action'))}: ${textAt(record, 'data.issue.title')}`,
    who: 'actor.name',
    kind: (record) => (textField(record, 'action') === 'resolved' ? 'resolution' : undefined),
  },
}

const isResolved = (alert: JsonObject): boolean => textField(alert, 'action') === 'resolved'

/** Alerts that Sentry sends: of a metric or of an issue. */
const alerts: RecordKind = {
  lists: [''],
  has: ['data.metric_alert.id data.triggered_rule data.event.title', 'action'],
  row: {
    time: (record) =>
      `${isResolved(record) ? 'data.metric_alert.date_closed ' : ''}data.metric_alert.date_started ` +
      'data.metric_alert.date_created data.event.datetime data.event.timestamp',
    text: (record) =>
      joinText(
        ': ',
        textAt(record, 'data.description_title data.triggered_rule data.metric_alert.title'),
        textAt(record, 'data.description_text data.event.title'),
      ),
    kind: (record) => (isResolved(record) ? 'resolution' : 'detection'),
    bot: true,
  },
}

/** Sentry issues, events and alerts. */
export const sentry = serviceFormat({
  id: 'sentry',
  title: 'Sentry issues, events and alerts (JSON)',
  kinds: [issues, activities, changes, alerts],
})
