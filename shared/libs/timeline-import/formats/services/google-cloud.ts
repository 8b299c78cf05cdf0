import { listObjects, textField, timeField } from '../../json-fields'
import {
  hasAll,
  hasAny,
  joinText,
  mergeUpdates,
  type RecordKind,
  serviceFormat,
  stepRows,
  toPhrase,
  toRow,
} from './service-format'

/** Entries of Google Cloud's logs, its audit logs among them. */
const googleCloudLogging: RecordKind = {
  lists: ['entries', ''],
  is: (record) => hasAny(record, 'logName', 'insertId') && hasAny(record, 'timestamp', 'receiveTimestamp'),
  rows: (record) => {
    const severity = textField(record, 'severity').replace(/^DEFAULT$/, '')
    const payload = textField(
      record,
      'textPayload',
      'jsonPayload.message',
      'jsonPayload.msg',
      'jsonPayload.event',
      'jsonPayload.MESSAGE',
      'jsonPayload.error',
    )
    const call = joinText(
      ' ',
      textField(record, 'protoPayload.methodName'),
      textField(record, 'protoPayload.resourceName').split('/').at(-1) ?? '',
    )
    const request = joinText(
      ' ',
      textField(record, 'httpRequest.requestMethod'),
      textField(record, 'httpRequest.requestUrl'),
      textField(record, 'httpRequest.status'),
    )
    const words = payload || joinText(': ', call, textField(record, 'protoPayload.status.message')) || request
    return [
      toRow(
        timeField(record, 'timestamp', 'receiveTimestamp'),
        words === '' ? '' : joinText(' ', call === '' ? severity : '', words),
        {
          who: textField(record, 'protoPayload.authenticationInfo.principalEmail'),
        },
      ),
    ]
  },
}

/** Incidents of Google Cloud Monitoring, as its webhook sends them. */
const googleCloudMonitoring: RecordKind = {
  lists: ['incident', 'incidents', ''],
  is: (record) =>
    hasAll(record, 'incident_id', 'started_at') &&
    hasAny(record, 'policy_name', 'condition_name', 'scoping_project_id'),
  titleOf: (record) => textField(record, 'policy_name', 'condition_name'),
  rows: (record) => {
    const title = joinText(': ', textField(record, 'policy_name', 'condition_name'), textField(record, 'summary'))
    return stepRows(record, title, [
      ['started_at', '', 'detection'],
      ['ended_at', 'Resolved', 'resolution'],
    ]).map((row) => ({ ...row, bot: true as const }))
  },
}

/** The incidents of Google's status pages, with their updates. */
const googleStatus: RecordKind = {
  lists: ['', 'incidents'],
  is: (record) => hasAll(record, 'begin', 'external_desc') && Array.isArray(record.updates),
  titleOf: (record) => textField(record, 'external_desc'),
  rows: (record) => {
    const title = textField(record, 'external_desc')
    const updates = listObjects(record.updates).map((update) =>
      toRow(
        timeField(update, 'when', 'created'),
        joinText(': ', toPhrase(textField(update, 'status')), textField(update, 'text')),
        { from: update },
      ),
    )
    const steps = stepRows(record, title, [
      ['begin', '', 'detection'],
      ['end', 'Resolved', 'resolution'],
    ])
    return mergeUpdates(steps, updates)
  },
}

/** Google Cloud logs, incidents and status. */
export const googleCloud = serviceFormat({
  id: 'google-cloud',
  title: 'Google Cloud logs, incidents and status (JSON)',
  kinds: [googleCloudLogging, googleCloudMonitoring, googleStatus],
})
