import { hasAny, type JsonObject, objectField, parseJsonTime, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import type { RecordRow } from '../../record-format'
import type { EventKind } from '../../types'
import { opsgenieIncidents, opsgenieTimeline, opsgenieWebhooks } from './opsgenie-incidents'
import { type RecordKind, serviceFormat } from './service-format'
import { readRow } from './service-rows'

/** A time in Opsgenie's report, which counts milliseconds from the creation of the alert. */
const afterCreation = (alert: JsonObject, delay: unknown): RecordRow['time'] => {
  const text = textField(alert, 'createdAt')
  const created = parseJsonTime(alert.createdAt)?.epoch ?? Date.parse(text)
  return Number.isFinite(created) && typeof delay === 'number'
    ? { epoch: created + delay, approximate: false, raw: `+${delay} ms` }
    : undefined
}

/** Alerts with the report on when they were acknowledged and closed. */
const alerts: RecordKind = {
  lists: ['data', ''],
  is: (record) =>
    'createdAt' in record && 'message' in record && ('tinyId' in record || 'alias' in record || 'priority' in record),
  rows: (alert) => {
    const message = textField(alert, 'message')
    const details = joinText(', ', textField(alert, 'priority'), textField(alert, 'description'))
    const text = details && details !== message ? `${message} (${details})` : message
    const created = readRow(alert, { time: 'createdAt', text, kind: 'detection', bot: true })
    const step = (delay: string, who: string, words: string, kind: EventKind): RecordRow[] => {
      const time = afterCreation(alert, objectField(alert, 'report')[delay])
      const row = readRow(alert, { time: '', text: `${words}: ${message}`, who: `report.${who}`, kind })
      return time ? [{ ...row, time }] : []
    }
    return [
      created,
      ...step('ackTime', 'acknowledgedBy', 'Alert acknowledged', 'action'),
      ...step('closeTime', 'closedBy', 'Alert closed', 'resolution'),
    ]
  },
}

/** Entries of an alert's log, and its notes. */
const logEntries: RecordKind = {
  lists: ['data', ''],
  is: (record) =>
    'createdAt' in record && ('log' in record || ('note' in record && ('offset' in record || 'owner' in record))),
  row: {
    time: 'createdAt',
    text: (record) => textField(record, 'log', 'note'),
    who: 'owner',
    bot: (record) => !hasAny(record, 'owner') || /^system$/i.test(textField(record, 'owner')),
  },
}

/** Opsgenie's REST API and webhooks. */
export const opsgenie = serviceFormat({
  id: 'opsgenie',
  title: 'Opsgenie alerts, logs, incidents and webhooks (JSON)',
  kinds: [opsgenieWebhooks, opsgenieIncidents, opsgenieTimeline, alerts, logEntries],
})
