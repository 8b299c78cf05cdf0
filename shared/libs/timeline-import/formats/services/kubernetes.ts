import { getField, type JsonObject, objectField, textField, timeField } from '../../json-fields'
import { hasAll, hasAny, joinText, type RecordKind, serviceFormat, toRow } from './service-format'

/** The event itself, which a watch wraps: `{"type": "ADDED", "object": {…}}`. */
const eventOf = (record: JsonObject): JsonObject =>
  hasAny(record, 'object.reason', 'object.message') ? objectField(record, 'object') : record

/** Events of a Kubernetes cluster, of either API, as `kubectl get events -o json` lists them. */
const kubernetesEvents: RecordKind = {
  lists: ['items', ''],
  is: (record) => {
    const event = eventOf(record)
    return ('involvedObject' in event || 'regarding' in event) && hasAny(event, 'reason', 'message', 'note')
  },
  rows: (record) => {
    const event = eventOf(record)
    const object = objectField(event, 'involvedObject' in event ? 'involvedObject' : 'regarding')
    const count = Number(textField(event, 'series.count', 'count', 'deprecatedCount'))
    const subject = joinText(' ', textField(event, 'reason'), textField(object, 'kind'), textField(object, 'name'))
    return [
      toRow(
        timeField(
          event,
          'firstTimestamp',
          'deprecatedFirstTimestamp',
          'eventTime',
          'lastTimestamp',
          'metadata.creationTimestamp',
        ),
        joinText(': ', subject, textField(event, 'message', 'note')) + (count > 1 ? ` (${count} times)` : ''),
        {
          end: timeField(event, 'series.lastObservedTime', 'lastTimestamp', 'deprecatedLastTimestamp'),
        },
      ),
    ]
  },
}

/** The audit log of a Kubernetes API server. */
const kubernetesAudit: RecordKind = {
  lists: ['items', ''],
  is: (record) => hasAll(record, 'verb', 'auditID') || (hasAll(record, 'verb', 'requestURI') && 'user' in record),
  rows: (record) => {
    const target = objectField(record, 'objectRef')
    const path = joinText(
      '/',
      textField(target, 'namespace'),
      textField(target, 'resource'),
      textField(target, 'name'),
      textField(target, 'subresource'),
    )
    const code = Number(getField(record, 'responseStatus.code'))
    return [
      toRow(
        timeField(record, 'requestReceivedTimestamp', 'stageTimestamp', 'timestamp'),
        joinText(' ', textField(record, 'verb'), path || textField(record, 'requestURI')) +
          (code >= 400 ? ` (${code})` : ''),
        { who: textField(record, 'user.username') },
      ),
    ]
  },
}

/** Kubernetes events and audit log. */
export const kubernetes = serviceFormat({
  id: 'kubernetes',
  title: 'Kubernetes events and audit log (JSON)',
  kinds: [kubernetesEvents, kubernetesAudit],
})
