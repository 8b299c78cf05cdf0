import { textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { mergeUpdates, readRows, readSteps, textAt } from './service-rows'

/** Entries of Google Cloud's logs, its audit logs among them. */
const logEntries: RecordKind = {
  lists: ['entries', ''],
  has: ['logName insertId', 'timestamp receiveTimestamp'],
  row: {
    time: 'timestamp receiveTimestamp',
    text: (record) => {
      const severity = textField(record, 'severity').replace(/^DEFAULT$/, '')
      const payload = textAt(
        record,
        'textPayload jsonPayload.message jsonPayload.msg jsonPayload.event jsonPayload.MESSAGE jsonPayload.error',
      )
      const resource = textField(record, 'protoPayload.resourceName').split('/').at(-1) ?? ''
      const call = joinText(' ', textField(record, 'protoPayload.methodName'), resource)
      const request = joinText(
        ' ',
        textField(record, 'httpRequest.requestMethod'),
        textField(record, 'httpRequest.requestUrl'),
        textField(record, 'httpRequest.status'),
      )
      const words = payload || joinText(': ', call, textField(record, 'protoPayload.status.message')) || request
      return words === '' ? '' : joinText(' ', call === '' ? severity : '', words)
    },
    who: 'protoPayload.authenticationInfo.principalEmail',
  },
}

/** Incidents of Google Cloud Monitoring, as its webhook sends them. */
const monitoring: RecordKind = {
  lists: ['incident', 'incidents', ''],
  has: ['incident_id', 'started_at', 'policy_name condition_name scoping_project_id'],
  title: 'policy_name condition_name',
  rows: (record) => {
    const title = joinText(': ', textAt(record, 'policy_name condition_name'), textField(record, 'summary'))
    return readSteps(record, title, [
      ['started_at', '', 'detection'],
      ['ended_at', 'Resolved', 'resolution'],
    ]).map((row) => ({ ...row, bot: true as const }))
  },
}

/** The incidents of Google's status pages, with their updates. */
const statusIncidents: RecordKind = {
  lists: ['', 'incidents'],
  has: ['begin', 'external_desc'],
  is: (record) => Array.isArray(record.updates),
  title: 'external_desc',
  rows: (record) => {
    const steps = readSteps(record, textField(record, 'external_desc'), [
      ['begin', '', 'detection'],
      ['end', 'Resolved', 'resolution'],
    ])
    const updates = readRows(record.updates, {
      time: 'when created',
      text: (update) => joinText(': ', toPhrase(textField(update, 'status')), textField(update, 'text')),
    })
    return mergeUpdates(steps, updates)
  },
}

/** Google Cloud logs, incidents and status. */
export const googleCloud = serviceFormat({
  id: 'google-cloud',
  title: 'Google Cloud logs, incidents and status (JSON)',
  kinds: [logEntries, monitoring, statusIncidents],
})
