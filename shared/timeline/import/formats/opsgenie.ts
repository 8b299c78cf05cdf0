import { type Fields, fieldsIn, isFields, listOf, textIn, timeIn } from '../json-fields'
import { type RecordRow, recordFormat } from '../records'

const isAlert = (value: unknown): boolean =>
  isFields(value) &&
  'createdAt' in value &&
  'message' in value &&
  ('tinyId' in value || 'alias' in value || 'priority' in value)

const isLog = (value: unknown): boolean =>
  isFields(value) && 'createdAt' in value && ('log' in value || ('note' in value && 'offset' in value))

const recordsIn = (json: unknown): Fields[] | undefined => {
  const data = isFields(json) ? (json.data ?? json.alert ?? json) : json
  const list = (isFields(data) ? [data] : listOf(data)).filter((record) => isAlert(record) || isLog(record))
  return list.length > 0 ? list : undefined
}

/** A moment some milliseconds after an alert was created, as Opsgenie's report counts. */
const afterCreation = (created: number | undefined, delay: unknown): RecordRow['time'] =>
  created !== undefined && typeof delay === 'number'
    ? { epoch: created + delay, approximate: false, raw: `+${delay} ms` }
    : undefined

const ofAlert = (alert: Fields): RecordRow[] => {
  const time = timeIn(alert.createdAt)
  const message = textIn(alert, 'message')
  const report = fieldsIn(alert, 'report')
  const created = typeof alert.createdAt === 'number' ? time?.epoch : Date.parse(textIn(alert, 'createdAt'))
  const details = [textIn(alert, 'priority'), textIn(alert, 'description')].filter((part) => part !== '').join(', ')
  const rows: RecordRow[] = [
    { time, text: details && details !== message ? `${message} (${details})` : message, kind: 'detection', bot: true },
  ]
  const step = (delay: unknown, by: string, words: string, kind: RecordRow['kind']): void => {
    const at = afterCreation(created, delay)
    if (at) rows.push({ time: at, text: `${words}: ${message}`, ...(by ? { who: by } : {}), ...(kind ? { kind } : {}) })
  }
  step(report.ackTime, textIn(report, 'acknowledgedBy'), 'Alert acknowledged', 'action')
  step(report.closeTime, textIn(report, 'closedBy'), 'Alert closed', 'resolution')
  return rows
}

const ofLog = (log: Fields): RecordRow[] => {
  const who = textIn(log, 'owner')
  const system = /^(?:system|)$/i.test(who)
  return [
    {
      time: timeIn(log.createdAt),
      text: textIn(log, 'log', 'note'),
      ...(who ? { who } : {}),
      ...(system ? { bot: true as const } : {}),
    },
  ]
}

/** Opsgenie's alerts, alert logs and notes, as its REST API gives them. */
export const opsgenie = recordFormat({
  id: 'opsgenie',
  title: 'Opsgenie alerts or alert logs (JSON)',
  records: recordsIn,
  rows: (record) => (isAlert(record) ? ofAlert(record) : ofLog(record)),
  sure: 0.9,
})
