import { type JsonObject, objectField, textField, timeField } from '../../json-fields'
import type { EventKind } from '../../types'
import { hasAll, hasAny, joinText, type RecordKind, stepRows, toPhrase, toRow } from './service-format'

const actions: Record<string, readonly [words: string, kind: EventKind]> = {
  Create: ['Alert created', 'detection'],
  Acknowledge: ['Alert acknowledged', 'action'],
  Close: ['Alert closed', 'resolution'],
  Escalate: ['Alert escalated', 'escalation'],
}

/** Webhooks of Opsgenie. */
export const opsgenieWebhooks: RecordKind = {
  lists: [''],
  is: (record) => hasAll(record, 'alert.message') && hasAny(record, 'alert.alertId', 'alert.tinyId', 'alert.id'),
  rows: (record) => {
    const action = textField(record, 'action')
    const [words, kind] = actions[action] ?? [toPhrase(action), undefined]
    const times = ['alert.updatedAt', 'alert.createdAt']
    const who = textField(record, 'alert.username')
    return [
      toRow(
        timeField(record, ...(/^(?:Create|)$/.test(action) ? times.reverse() : times)),
        textField(record, 'alert.note') || joinText(': ', words, textField(record, 'alert.message')),
        { who, kind, bot: /^System$/i.test(who) },
      ),
    ]
  },
}

/** Incidents of Opsgenie. */
export const opsgenieIncidents: RecordKind = {
  lists: ['data', ''],
  is: (record) =>
    hasAll(record, 'message', 'createdAt') && hasAny(record, 'impactStartDate', 'impactedServices.0', 'ownerTeam'),
  titleOf: (record) => textField(record, 'message'),
  rows: (record) =>
    stepRows(record, textField(record, 'message'), [
      ['impactStartDate createdAt', '', 'detection'],
      ['impactEndDate', 'Impact ended', 'resolution'],
    ]),
}

const phrase = (entry: JsonObject, name: string): string =>
  textField(objectField(entry, name), 'content', 'name') || textField(entry, name)

/** The timeline of an incident of Opsgenie. */
export const opsgenieTimeline: RecordKind = {
  lists: ['data.entries', 'entries', ''],
  is: (record) =>
    hasAll(record, 'eventTime') &&
    hasAny(record, 'title.content', 'title', 'description.content') &&
    hasAny(record, 'group', 'type', 'actor.name'),
  rows: (record) => [
    toRow(
      timeField(record, 'eventTime'),
      joinText(': ', phrase(record, 'title') || toPhrase(textField(record, 'type')), phrase(record, 'description')),
      {
        who: textField(record, 'actor.name'),
        bot: textField(record, 'actor.type') === 'system',
      },
    ),
  ],
}
