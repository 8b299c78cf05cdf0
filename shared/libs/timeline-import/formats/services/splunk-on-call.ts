import { textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import type { EventKind } from '../../types'
import { type RecordKind, serviceFormat } from './service-format'
import { mergeUpdates, readRow, readRows, textAt } from './service-rows'

const kinds = new Map<string, EventKind>([
  ['triggered', 'detection'],
  ['acknowledged', 'action'],
  ['resolved', 'resolution'],
  ['rerouted', 'escalation'],
])

/** Incidents of Splunk On-Call (VictorOps) with their transitions. */
const incidents: RecordKind = {
  lists: ['incidents', ''],
  has: ['incidentNumber', 'startTime transitions.0.at'],
  title: 'entityDisplayName entityId',
  rows: (record) => {
    const name = textAt(record, 'entityDisplayName entityId service')
    const started = readRow(record, { time: 'startTime', text: name, who: 'host', kind: 'detection' })
    const transitions = readRows(record.transitions, {
      time: 'at',
      text: (step) => joinText(': ', toPhrase(textField(step, 'name')), name, textField(step, 'message')),
      who: 'by',
      kind: (step) => kinds.get(textField(step, 'name').toLowerCase()),
    })
    return mergeUpdates(started.time ? [started] : [], transitions)
  },
}

/** Webhooks of Splunk On-Call, with names such as `ALERT.message`. */
const webhooks: RecordKind = {
  lists: ['', 'alerts'],
  has: [
    'entity_id ALERT.entity_id VO_UUID INCIDENT.INCIDENT_ID',
    'message_type ALERT.message_type STATE.CURRENT_ALERT_PHASE INCIDENT.CURRENT_PHASE',
  ],
  row: {
    time:
      'timestamp ALERT.timestamp VO_ALERT_RCV_TIME state_start_time STATE.ACK_TIMESTAMP ' +
      'STATE.INCIDENT_TIMESTAMP INCIDENT.INCIDENT_TIMESTAMP',
    text: (record) =>
      joinText(
        ': ',
        toPhrase(textAt(record, 'STATE.CURRENT_ALERT_PHASE INCIDENT.CURRENT_PHASE ALERT.message_type message_type')),
        textAt(
          record,
          'ALERT.entity_display_name entity_display_name ALERT.entity_id entity_id INCIDENT.SERVICE INCIDENT.INCIDENT_NAME',
        ),
        textAt(record, 'ALERT.state_message state_message'),
      ),
    who: 'STATE.ACK_USER ack_author ALERT.monitor_name monitoring_tool',
  },
}

/** An incident as relays pass it on, with names in lower case. */
const relayed: RecordKind = {
  lists: ['incident', ''],
  has: ['incident_timestamp', 'incident_id', 'current_phase'],
  row: {
    time: 'incident_timestamp',
    text: (record) =>
      joinText(': ', toPhrase(textField(record, 'current_phase')), textAt(record, 'service incident_name')),
    who: 'user monitor_name',
  },
}

/** Splunk On-Call incidents and webhooks. */
export const splunkOnCall = serviceFormat({
  id: 'splunk-on-call',
  title: 'Splunk On-Call incidents and webhooks (JSON)',
  kinds: [incidents, webhooks, relayed],
})
