import { type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { hasAll, hasAny, joinText, parseNested, type RecordKind, serviceFormat, toRow } from './service-format'

/** The history and the present state of CloudWatch's alarms. */
const cloudwatchAlarms: RecordKind = {
  lists: ['AlarmHistoryItems', 'MetricAlarms', 'CompositeAlarms', ''],
  is: (record) => hasAll(record, 'AlarmName') && hasAny(record, 'HistorySummary', 'StateValue', 'NewStateValue'),
  rows: (record) => {
    const state = textField(record, 'NewStateValue', 'StateValue')
    const reason = joinText(
      ', ',
      textField(record, 'AlarmDescription'),
      textField(record, 'NewStateReason', 'StateReason'),
    )
    return [
      toRow(
        timeField(record, 'Timestamp', 'StateChangeTime', 'StateTransitionedTimestamp', 'StateUpdatedTimestamp'),
        joinText(
          ': ',
          textField(record, 'AlarmName'),
          textField(record, 'HistorySummary') || joinText(' – ', state, reason),
        ),
        {
          kind: state === 'OK' || / to OK$/.test(textField(record, 'HistorySummary')) ? 'resolution' : 'detection',
          bot: true,
        },
      ),
    ]
  },
}

/** What a notification says: an alarm in JSON, or words. */
const describeMessage = (text: string, subject: string): string => {
  const message = parseNested(text)
  const alarm = textField(message, 'AlarmName')
  if (alarm)
    return joinText(
      ': ',
      alarm,
      joinText(' – ', textField(message, 'NewStateValue'), textField(message, 'NewStateReason')),
    )
  const words = textField(message, 'detail-type', 'Event Message', 'message', 'Message', 'description')
  return joinText(': ', subject, words || (Object.keys(message).length > 0 ? '' : text))
}

/** Notifications of Amazon SNS, as they are delivered and as a function gets them. */
const awsNotifications: RecordKind = {
  lists: ['Records', ''],
  is: (record) => hasAll(record, 'Message', 'Timestamp', 'TopicArn') || hasAll(record, 'Sns.Message', 'Sns.Timestamp'),
  rows: (record) => {
    const text = textField(record, 'Message', 'Sns.Message')
    return [
      toRow(
        timeField(parseNested(text), 'StateChangeTime', 'time') ?? timeField(record, 'Timestamp', 'Sns.Timestamp'),
        describeMessage(text, textField(record, 'Subject', 'Sns.Subject')),
        {
          bot: true,
        },
      ),
    ]
  },
}

const details = (record: JsonObject): string =>
  textField(
    record,
    'detail.eventDescription.0.latestDescription',
    'detail.state.reason',
    'detail.stoppedReason',
    'detail.description',
    'detail.message',
    'detail.Message',
    'detail.reason',
    'detail.title',
  )

/** Events of Amazon EventBridge, alarms of CloudWatch among them. */
const eventBridge: RecordKind = {
  lists: ['', 'Events'],
  is: (record) => hasAll(record, 'detail-type', 'source', 'time'),
  rows: (record) => {
    const subject = textField(
      record,
      'detail.alarmName',
      'detail.instance-id',
      'detail.pipeline',
      'detail.group',
      'detail.service',
      'detail.eventTypeCode',
    )
    const state = textField(
      record,
      'detail.state.value',
      'detail.state',
      'detail.lastStatus',
      'detail.deploymentStatus',
    )
    return [
      toRow(
        timeField(record, 'detail.state.timestamp', 'time'),
        joinText(': ', textField(record, 'detail-type'), joinText(' ', subject, state), details(record)),
        { bot: true },
      ),
    ]
  },
}

/** Events of CloudWatch Logs: as they are got or filtered, and as a subscription gets them. */
const cloudwatchLogs: RecordKind = {
  lists: ['events', 'logEvents', ''],
  is: (record) =>
    (hasAll(record, 'timestamp', 'message') && hasAny(record, 'ingestionTime', 'eventId', 'logStreamName')) ||
    listObjects(record.logEvents).length > 0,
  rows: (record) =>
    (Array.isArray(record.logEvents) ? listObjects(record.logEvents) : [record]).map((event) =>
      toRow(timeField(event, 'timestamp'), textField(event, 'message')),
    ),
}

/** Rows of CloudWatch Logs Insights: lists of fields with a value each. */
const fieldsOf = (row: unknown): JsonObject =>
  Object.fromEntries(listObjects(row).map((cell) => [textField(cell, 'field'), textField(cell, 'value')]))

/** What other services of Amazon list: CloudFormation, Auto Scaling, RDS, ECS and Health. */
const awsEvents: RecordKind = {
  lists: ['StackEvents', 'Activities', 'Events', 'services.0.events', 'events'],
  is: (record) =>
    hasAll(record, 'ResourceStatus', 'Timestamp') ||
    hasAll(record, 'StartTime', 'Cause') ||
    hasAll(record, 'SourceIdentifier', 'Message', 'Date') ||
    hasAll(record, 'createdAt', 'message', 'id') ||
    hasAll(record, 'eventTypeCode', 'startTime'),
  rows: (record) => {
    const status = joinText(
      ' ',
      textField(record, 'LogicalResourceId', 'SourceIdentifier', 'service'),
      textField(record, 'ResourceStatus', 'eventTypeCode'),
    )
    const words = textField(record, 'ResourceStatusReason', 'Description', 'Message', 'message', 'eventScopeCode')
    return [
      toRow(
        timeField(record, 'Timestamp', 'StartTime', 'Date', 'createdAt', 'startTime'),
        joinText(': ', status, words, textField(record, 'Cause')),
        {
          end: timeField(record, 'EndTime', 'endTime'),
        },
      ),
    ]
  },
}

/** The result of a query of CloudWatch Logs Insights. */
const logsInsights: RecordKind = {
  lists: [''],
  is: (record) => Array.isArray(record.results) && hasAny(fieldsOf(record.results[0]), '@timestamp', '@message'),
  rows: (record) =>
    (Array.isArray(record.results) ? record.results : []).map((row: unknown) => {
      const fields = fieldsOf(row)
      const others = Object.entries(fields).filter(([name]) => !/^@(?:timestamp|ptr|message)$/.test(name))
      const time = timeField(fields, '@timestamp')
      return toRow(
        time && !time.zone && time.clock ? { ...time, zone: { kind: 'offset', minutes: 0, name: 'UTC' } } : time,
        textField(fields, '@message') || others.map(([name, value]) => `${name}=${String(value)}`).join(' '),
      )
    }),
}

/** Amazon CloudWatch, SNS, EventBridge and other services. */
export const aws = serviceFormat({
  id: 'aws',
  title: 'Amazon CloudWatch, SNS, EventBridge and other services (JSON)',
  kinds: [cloudwatchAlarms, awsNotifications, eventBridge, cloudwatchLogs, awsEvents, logsInsights],
})
