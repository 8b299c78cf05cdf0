import { isJsonObject, type JsonObject, objectField, parseJsonTime, textField } from '../../json-fields'
import type { RecordRow } from '../../record-format'
import { opsgenieIncidents, opsgenieTimeline, opsgenieWebhooks } from './opsgenie-incidents'
import { type RecordKind, serviceFormat } from './service-format'

const isAlert = (value: unknown): boolean =>
  isJsonObject(value) &&
  'createdAt' in value &&
  'message' in value &&
  ('tinyId' in value || 'alias' in value || 'priority' in value)

const isLog = (value: unknown): boolean =>
  isJsonObject(value) && 'createdAt' in value && ('log' in value || ('note' in value && 'offset' in value))

/** A time in Opsgenie's report, which counts milliseconds from the creation of the alert. */
const afterCreation = (created: number | undefined, delay: unknown): RecordRow['time'] =>
  created !== undefined && typeof delay === 'number'
    ? { epoch: created + delay, approximate: false, raw: `+${delay} ms` }
    : undefined

const alertRows = (alert: JsonObject): RecordRow[] => {
  const time = parseJsonTime(alert.createdAt)
  const message = textField(alert, 'message')
  const report = objectField(alert, 'report')
  const created = typeof alert.createdAt === 'number' ? time?.epoch : Date.parse(textField(alert, 'createdAt'))
  const details = [textField(alert, 'priority'), textField(alert, 'description')]
    .filter((part) => part !== '')
    .join(', ')
  const rows: RecordRow[] = [
    { time, text: details && details !== message ? `${message} (${details})` : message, kind: 'detection', bot: true },
  ]
  const step = (delay: unknown, by: string, words: string, kind: RecordRow['kind']): void => {
    const at = afterCreation(created, delay)
    if (at) rows.push({ time: at, text: `${words}: ${message}`, ...(by ? { who: by } : {}), ...(kind ? { kind } : {}) })
  }
  step(report.ackTime, textField(report, 'acknowledgedBy'), 'Alert acknowledged', 'action')
  step(report.closeTime, textField(report, 'closedBy'), 'Alert closed', 'resolution')
  return rows
}

const logRows = (log: JsonObject): RecordRow[] => {
  const who = textField(log, 'owner')
  const system = /^(?:system|)$/i.test(who)
  return [
    {
      time: parseJsonTime(log.createdAt),
      text: textField(log, 'log', 'note'),
      ...(who ? { who } : {}),
      ...(system ? { bot: true as const } : {}),
    },
  ]
}

const alerts: RecordKind = { lists: ['data', ''], is: isAlert, rows: alertRows }

const logs: RecordKind = { lists: ['data', ''], is: isLog, rows: logRows }

/** Opsgenie's REST API and webhooks. */
export const opsgenie = serviceFormat({
  id: 'opsgenie',
  title: 'Opsgenie alerts, logs, incidents and webhooks (JSON)',
  kinds: [opsgenieWebhooks, opsgenieIncidents, opsgenieTimeline, alerts, logs],
})
