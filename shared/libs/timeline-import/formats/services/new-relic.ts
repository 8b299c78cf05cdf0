import { textField, timeField } from '../../json-fields'
import { hasAll, hasAny, joinText, type RecordKind, serviceFormat, stepRows, toPhrase, toRow } from './service-format'

const issues = 'data.actor.account.aiIssues'

/** Issues, violations and incidents of New Relic, and the webhooks of its workflows. */
const newRelicRecords: RecordKind = {
  lists: [`${issues}.issues.issues`, `${issues}.incidents.incidents`, 'violations', 'incidents', ''],
  is: (record) =>
    hasAny(record, 'createdAt', 'activatedAt', 'opened_at') &&
    hasAny(record, 'issueId', 'issueUrl', 'incidentId', 'policy_name', 'incident_preference', 'alertPolicyNames.0'),
  titleOf: (record) => textField(record, 'title', 'title.0', 'label', 'condition_name'),
  rows: (record) => {
    const title = joinText(
      ': ',
      textField(record, 'title', 'title.0', 'condition_name', 'policy_name', 'label'),
      textField(record, 'entity.name', 'entityNames', 'entityNames.0', 'impactedEntities.0'),
    )
    return stepRows(record, title || `Incident ${textField(record, 'id', 'incidentId')}`, [
      ['activatedAt createdAt opened_at', '', 'detection'],
      ['acknowledgedAt', 'Acknowledged', 'action', textField(record, 'acknowledgedBy')],
      ['closedAt closed_at', 'Resolved', 'resolution', textField(record, 'closedBy')],
    ])
  },
}

/** Alert events of New Relic: the older webhook, and the list of what happened. */
const newRelicEvents: RecordKind = {
  lists: ['', 'recent_events', 'alerts_events'],
  is: (record) =>
    hasAll(record, 'timestamp') &&
    hasAny(record, 'incident_id', 'policy_name') &&
    hasAny(record, 'current_state', 'event_type'),
  rows: (record) => {
    const state = textField(record, 'current_state') || textField(record, 'event_type')
    const words = joinText(': ', textField(record, 'condition_name'), textField(record, 'details', 'description'))
    return [
      toRow(
        timeField(record, 'timestamp'),
        joinText(': ', toPhrase(state), words || textField(record, 'policy_name')),
        {
          who: textField(record, 'owner'),
          kind: /clos/i.test(state) ? 'resolution' : /ack/i.test(state) ? 'action' : 'detection',
        },
      ),
    ]
  },
}

/** Deployments that New Relic was told of. */
const newRelicDeployments: RecordKind = {
  lists: ['deployments', 'deployment'],
  is: (record) => hasAll(record, 'revision', 'timestamp'),
  rows: (record) => [
    toRow(
      timeField(record, 'timestamp'),
      joinText(': ', `Deployment of ${textField(record, 'revision')}`, textField(record, 'description', 'changelog')),
      {
        who: textField(record, 'user'),
        kind: 'action',
      },
    ),
  ],
}

/** New Relic issues, alerts and deployments. */
export const newRelic = serviceFormat({
  id: 'new-relic',
  title: 'New Relic issues, alerts and deployments (JSON)',
  kinds: [newRelicRecords, newRelicEvents, newRelicDeployments],
})
