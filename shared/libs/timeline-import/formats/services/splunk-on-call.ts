import { listObjects, textField, timeField } from '../../json-fields'
import type { EventKind } from '../../types'
import {
  hasAll,
  hasAny,
  joinText,
  mergeUpdates,
  type RecordKind,
  serviceFormat,
  toPhrase,
  toRow,
} from './service-format'

const kinds: Record<string, EventKind> = {
  triggered: 'detection',
  acknowledged: 'action',
  resolved: 'resolution',
  rerouted: 'escalation',
}

/** Incidents of Splunk On-Call (VictorOps) with their transitions. */
const splunkOnCallRecords: RecordKind = {
  lists: ['incidents', ''],
  is: (record) => hasAll(record, 'incidentNumber') && hasAny(record, 'startTime', 'transitions.0.at'),
  titleOf: (record) => textField(record, 'entityDisplayName', 'entityId'),
  rows: (record) => {
    const name = textField(record, 'entityDisplayName', 'entityId', 'service')
    const transitions = listObjects(record.transitions).map((step) => {
      const phase = textField(step, 'name')
      return toRow(timeField(step, 'at'), joinText(': ', toPhrase(phase), name, textField(step, 'message')), {
        who: textField(step, 'by'),
        kind: kinds[phase.toLowerCase()],
        from: step,
      })
    })
    return mergeUpdates(
      [toRow(timeField(record, 'startTime'), name, { kind: 'detection', who: textField(record, 'host') })].filter(
        ({ time }) => time,
      ),
      transitions,
    )
  },
}

/** Webhooks of Splunk On-Call, with names such as `ALERT.message`. */
const splunkOnCallWebhooks: RecordKind = {
  lists: ['', 'alerts'],
  is: (record) =>
    hasAny(record, 'entity_id', 'ALERT.entity_id', 'VO_UUID') &&
    hasAny(record, 'message_type', 'ALERT.message_type', 'STATE.CURRENT_ALERT_PHASE'),
  rows: (record) => {
    const type = textField(record, 'STATE.CURRENT_ALERT_PHASE', 'ALERT.message_type', 'message_type')
    return [
      toRow(
        timeField(
          record,
          'timestamp',
          'ALERT.timestamp',
          'VO_ALERT_RCV_TIME',
          'state_start_time',
          'STATE.ACK_TIMESTAMP',
          'STATE.INCIDENT_TIMESTAMP',
        ),
        joinText(
          ': ',
          toPhrase(type),
          textField(record, 'ALERT.entity_display_name', 'entity_display_name', 'ALERT.entity_id', 'entity_id'),
          textField(record, 'ALERT.state_message', 'state_message'),
        ),
        { who: textField(record, 'STATE.ACK_USER', 'ack_author', 'ALERT.monitor_name', 'monitoring_tool') },
      ),
    ]
  },
}

/** Splunk On-Call incidents and webhooks. */
export const splunkOnCall = serviceFormat({
  id: 'splunk-on-call',
  title: 'Splunk On-Call incidents and webhooks (JSON)',
  kinds: [splunkOnCallRecords, splunkOnCallWebhooks],
})
