import { textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readSteps, textAt } from './service-rows'

const results = 'data.actor.account.aiIssues'

/** Issues, violations and incidents of New Relic, and the webhooks of its workflows. */
const incidents: RecordKind = {
  lists: [`${results}.issues.issues`, `${results}.incidents.incidents`, 'violations', 'incidents', ''],
  has: [
    'createdAt activatedAt opened_at',
    'issueId issueUrl incidentId policy_name incident_preference alertPolicyNames.0',
  ],
  title: 'title title.0 label condition_name',
  rows: (record) => {
    const title = joinText(
      ': ',
      textAt(record, 'title title.0 condition_name policy_name label'),
      textAt(record, 'entity.name entityNames entityNames.0 impactedEntities.0'),
    )
    return readSteps(record, title || `Incident ${textAt(record, 'id incidentId')}`, [
      ['activatedAt createdAt opened_at', '', 'detection'],
      ['acknowledgedAt', 'Acknowledged', 'action', 'acknowledgedBy'],
      ['closedAt closed_at', 'Resolved', 'resolution', 'closedBy'],
    ])
  },
}

const state = 'current_state event_type'

/** Alert events of New Relic: the older webhook, and the list of what happened. */
const events: RecordKind = {
  lists: ['', 'recent_events', 'alerts_events'],
  has: ['timestamp', 'incident_id policy_name', state],
  row: {
    time: 'timestamp',
    text: (record) => {
      const words = joinText(': ', textField(record, 'condition_name'), textAt(record, 'details description'))
      return joinText(': ', toPhrase(textAt(record, state)), words || textField(record, 'policy_name'))
    },
    who: 'owner',
    kind: (record) => {
      const word = textAt(record, state)
      return /clos/i.test(word) ? 'resolution' : /ack/i.test(word) ? 'action' : 'detection'
    },
  },
}

/** Deployments that New Relic was told of. */
const deployments: RecordKind = {
  lists: ['deployments', 'deployment'],
  has: ['revision', 'timestamp'],
  row: {
    time: 'timestamp',
    text: (record) =>
      joinText(': ', `Deployment of ${textField(record, 'revision')}`, textAt(record, 'description changelog')),
    who: 'user',
    kind: 'action',
  },
}

/** New Relic issues, alerts and deployments. */
export const newRelic = serviceFormat({
  id: 'new-relic',
  title: 'New Relic issues, alerts and deployments (JSON)',
  kinds: [incidents, events, deployments],
})
