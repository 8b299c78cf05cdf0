import { hasAll, hasAny, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { parseObject } from '../../parse-json'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, readRows, textAt } from './service-rows'

/** The history and the present state of CloudWatch's alarms. */
const alarms: RecordKind = {
  lists: ['AlarmHistoryItems', 'MetricAlarms', 'CompositeAlarms', ''],
  has: ['AlarmName', 'HistorySummary StateValue NewStateValue'],
  row: {
    time: 'Timestamp StateChangeTime StateTransitionedTimestamp StateUpdatedTimestamp',
    text: (record) => {
      const reason = joinText(', ', textAt(record, 'AlarmDescription'), textAt(record, 'NewStateReason StateReason'))
      const state = joinText(' – ', textAt(record, 'NewStateValue StateValue'), reason)
      return joinText(': ', textField(record, 'AlarmName'), textField(record, 'HistorySummary') || state)
    },
    kind: (record) =>
      textAt(record, 'NewStateValue StateValue') === 'OK' || / to OK$/.test(textField(record, 'HistorySummary'))
        ? 'resolution'
        : 'detection',
    bot: true,
  },
}

/** What a notification says: an alarm in JSON, or words. */
const describeMessage = (text: string, subject: string): string => {
  const message = parseObject(text) ?? {}
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
const notifications: RecordKind = {
  lists: ['Records', ''],
  is: (record) => hasAll(record, 'Message', 'Timestamp', 'TopicArn') || hasAll(record, 'Sns.Message', 'Sns.Timestamp'),
  rows: (record) => {
    const text = textAt(record, 'Message Sns.Message')
    const row = readRow(record, {
      time: 'Timestamp Sns.Timestamp',
      text: describeMessage(text, textAt(record, 'Subject Sns.Subject')),
      bot: true,
    })
    return [{ ...row, time: timeField(parseObject(text), 'StateChangeTime', 'time') ?? row.time }]
  },
}

/** Events of Amazon EventBridge, alarms of CloudWatch among them. */
const eventBridge: RecordKind = {
  lists: ['', 'Events'],
  has: ['detail-type', 'source', 'time'],
  row: {
    time: 'detail.state.timestamp time',
    text: (record) => {
      const subject = textAt(
        record,
        'detail.alarmName detail.instance-id detail.pipeline detail.group detail.service detail.eventTypeCode detail.eventName',
      )
      const state = textAt(record, 'detail.state.value detail.state detail.lastStatus detail.deploymentStatus')
      const details = textAt(
        record,
        'detail.eventDescription.0.latestDescription detail.state.reason detail.stoppedReason detail.description ' +
          'detail.message detail.Message detail.reason detail.title',
      )
      return joinText(': ', textField(record, 'detail-type'), joinText(' ', subject, state), details)
    },
    bot: true,
  },
}

/** Events of CloudWatch Logs: as they are got or filtered, and as a subscription gets them. */
const logEvents: RecordKind = {
  lists: ['events', 'logEvents', ''],
  is: (record) =>
    (hasAll(record, 'timestamp', 'message') && hasAny(record, 'ingestionTime', 'eventId', 'logStreamName')) ||
    listObjects(record.logEvents).length > 0,
  rows: (record) =>
    readRows(Array.isArray(record.logEvents) ? record.logEvents : [record], {
      time: 'timestamp',
      text: (event) => textField(event, 'message'),
    }),
}

/** What other services of Amazon list: CloudFormation, Auto Scaling, RDS, ECS and Health. */
const serviceEvents: RecordKind = {
  lists: ['StackEvents', 'Activities', 'Events', 'services.0.events', 'events'],
  is: (record) =>
    hasAll(record, 'ResourceStatus', 'Timestamp') ||
    hasAll(record, 'StartTime', 'Cause') ||
    hasAll(record, 'SourceIdentifier', 'Message', 'Date') ||
    hasAll(record, 'createdAt', 'message', 'id') ||
    hasAll(record, 'eventTypeCode', 'startTime'),
  row: {
    time: 'Timestamp StartTime Date createdAt startTime',
    end: 'EndTime endTime',
    text: (record) =>
      joinText(
        ': ',
        joinText(
          ' ',
          textAt(record, 'LogicalResourceId SourceIdentifier service'),
          textAt(record, 'ResourceStatus eventTypeCode'),
        ),
        textAt(record, 'ResourceStatusReason Description Message message eventScopeCode'),
        textField(record, 'Cause'),
      ),
  },
}

/** An event of AWS Health, as its API describes it. */
const healthEvent: RecordKind = {
  lists: [''],
  has: ['eventTypeCode', 'startTime'],
  row: {
    time: 'startTime',
    end: 'endTime',
    text: (record) =>
      joinText(
        ': ',
        joinText(' ', textField(record, 'service'), textField(record, 'eventTypeCode')),
        textField(record, 'eventDescription.0.latestDescription'),
      ),
  },
}

/** Rows of CloudWatch Logs Insights: lists of fields with a value each. */
const fieldsOf = (row: unknown): JsonObject =>
  Object.fromEntries(listObjects(row).map((cell) => [textField(cell, 'field'), textField(cell, 'value')]))

/** The result of a query of CloudWatch Logs Insights. */
const logsInsights: RecordKind = {
  lists: [''],
  is: (record) => Array.isArray(record.results) && hasAny(fieldsOf(record.results[0]), '@timestamp', '@message'),
  rows: (record) =>
    (Array.isArray(record.results) ? record.results : []).map((result: unknown) => {
      const fields = fieldsOf(result)
      const others = Object.entries(fields).filter(([name]) => !/^@(?:timestamp|ptr|message)$/.test(name))
      const row = readRow(fields, {
        time: '@timestamp',
        text: textField(fields, '@message') || others.map(([name, value]) => `${name}=${String(value)}`).join(' '),
      })
      // Its times are in UTC and do not say so.
      return row.time?.clock && !row.time.zone
        ? { ...row, time: { ...row.time, zone: { kind: 'offset', minutes: 0, name: 'UTC' } } }
        : row
    }),
}

/** Amazon CloudWatch, SNS, EventBridge and other services. */
export const aws = serviceFormat({
  id: 'aws',
  title: 'Amazon CloudWatch, SNS, EventBridge and other services (JSON)',
  kinds: [alarms, notifications, eventBridge, logEvents, serviceEvents, healthEvent, logsInsights],
})
