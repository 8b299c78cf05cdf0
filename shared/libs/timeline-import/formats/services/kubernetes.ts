import { getField, hasAny, type JsonObject, objectField, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow, textAt } from './service-rows'

/** The event itself, which a watch wraps: `{"type": "ADDED", "object": {…}}`. */
const eventOf = (record: JsonObject): JsonObject =>
  hasAny(record, 'object.reason', 'object.message') ? objectField(record, 'object') : record

const describe = (event: JsonObject): string => {
  const object = objectField(event, 'involvedObject' in event ? 'involvedObject' : 'regarding')
  const count = Number(textAt(event, 'series.count count deprecatedCount'))
  const subject = joinText(' ', textField(event, 'reason'), textField(object, 'kind'), textField(object, 'name'))
  return joinText(': ', subject, textAt(event, 'message note')) + (count > 1 ? ` (${count} times)` : '')
}

/** Events of a Kubernetes cluster, of either API, as `kubectl get events -o json` lists them. */
const events: RecordKind = {
  lists: ['items', ''],
  is: (record) => {
    const event = eventOf(record)
    return ('involvedObject' in event || 'regarding' in event) && hasAny(event, 'reason', 'message', 'note')
  },
  rows: (record) => [
    readRow(eventOf(record), {
      time: 'firstTimestamp deprecatedFirstTimestamp eventTime lastTimestamp metadata.creationTimestamp',
      end: 'series.lastObservedTime lastTimestamp deprecatedLastTimestamp',
      text: describe,
    }),
  ],
}

/** The audit log of a Kubernetes API server. */
const auditEntries: RecordKind = {
  lists: ['items', ''],
  has: ['verb', 'auditID requestURI'],
  is: (record) => hasAny(record, 'auditID') || 'user' in record,
  row: {
    time: 'requestReceivedTimestamp stageTimestamp timestamp',
    text: (record) => {
      const path = joinText(
        '/',
        textField(record, 'objectRef.namespace'),
        textField(record, 'objectRef.resource'),
        textField(record, 'objectRef.name'),
        textField(record, 'objectRef.subresource'),
      )
      const code = Number(getField(record, 'responseStatus.code'))
      const call = joinText(' ', textField(record, 'verb'), path || textField(record, 'requestURI'))
      return code >= 400 ? `${call} (${code})` : call
    },
    who: 'user.username',
  },
}

/** Kubernetes events and audit log. */
export const kubernetes = serviceFormat({
  id: 'kubernetes',
  title: 'Kubernetes events and audit log (JSON)',
  kinds: [events, auditEntries],
})
