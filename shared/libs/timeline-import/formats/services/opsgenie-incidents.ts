import { type JsonObject, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import type { EventKind } from '../../types'
import type { RecordKind } from './service-format'
import { readSteps } from './service-rows'

const actions = new Map<string, { words: string; kind: EventKind }>([
  ['Create', { words: 'Alert created', kind: 'detection' }],
  ['Acknowledge', { words: 'Alert acknowledged', kind: 'action' }],
  ['Close', { words: 'Alert closed', kind: 'resolution' }],
  ['Escalate', { words: 'Alert escalated', kind: 'escalation' }],
])

/** Webhooks of Opsgenie. */
export const opsgenieWebhooks: RecordKind = {
  lists: [''],
  has: ['alert.message', 'alert.alertId alert.tinyId alert.id'],
  row: {
    time: (record) =>
      /^(?:Create|)$/.test(textField(record, 'action'))
        ? 'alert.createdAt alert.updatedAt'
        : 'alert.updatedAt alert.createdAt',
    text: (record) => {
      const action = textField(record, 'action')
      const words = actions.get(action)?.words ?? toPhrase(action)
      return textField(record, 'alert.note') || joinText(': ', words, textField(record, 'alert.message'))
    },
    who: 'alert.username',
    kind: (record) => actions.get(textField(record, 'action'))?.kind,
    bot: (record) => /^System$/i.test(textField(record, 'alert.username')),
  },
}

/** Incidents of Opsgenie. */
export const opsgenieIncidents: RecordKind = {
  lists: ['data', ''],
  has: ['message', 'createdAt', 'impactStartDate impactedServices.0 ownerTeam'],
  title: 'message',
  rows: (record) =>
    readSteps(record, textField(record, 'message'), [
      ['impactStartDate createdAt', '', 'detection'],
      ['impactEndDate', 'Impact ended', 'resolution'],
    ]),
}

const wordsOf = (entry: JsonObject, name: string): string => textField(entry, `${name}.content`, `${name}.name`, name)

/** The timeline of an incident of Opsgenie. */
export const opsgenieTimeline: RecordKind = {
  lists: ['data.entries', 'entries', ''],
  has: ['eventTime', 'title.content title description.content', 'group type actor.name'],
  row: {
    time: 'eventTime',
    text: (record) => {
      const title = wordsOf(record, 'title') || toPhrase(textField(record, 'type'))
      return joinText(': ', title, wordsOf(record, 'description'))
    },
    who: 'actor.name',
    bot: (record) => textField(record, 'actor.type') === 'system',
  },
}
