import {
  isJsonObject,
  type JsonObject,
  listObjects,
  objectField,
  parseJsonTime,
  textField,
  withEnd,
} from '../json-fields'
import { joinNonEmpty } from '../phrases'
import { type RecordRow, recordFormat } from '../record-format'

const isAlert = (value: unknown): boolean =>
  isJsonObject(value) && isJsonObject(value.labels) && ('startsAt' in value || 'activeAt' in value)

/** Alerts of a webhook, of `GET /api/v2/alerts`, or of the older `{status, data}`. */
const findAlerts = (json: unknown): JsonObject[] | undefined => {
  const data = isJsonObject(json) ? (json.alerts ?? json.data) : json
  const nested = isJsonObject(data) ? data.alerts : data
  const alerts = listObjects(nested).filter(isAlert)
  return alerts.length > 0 ? alerts : undefined
}

const isGrafanas = (json: unknown): boolean =>
  isJsonObject(json) &&
  ('orgId' in json ||
    listObjects(json.alerts).some(
      (alert) => 'dashboardURL' in alert || 'silenceURL' in alert || 'valueString' in alert,
    ))

const readLabels = (alert: JsonObject): string => {
  const labels = objectField(alert, 'labels')
  const shown = Object.entries(labels).filter(
    ([name, value]) => typeof value === 'string' && !/^(?:alertname|__|prometheus|grafana_folder)/.test(name),
  )
  return shown.map(([name, value]) => `${name}=${value}`).join(', ')
}

const state = (alert: JsonObject): string =>
  textField(alert, 'status', 'state') || textField(objectField(alert, 'status'), 'state')

/** An alert as a row, with an end if it is resolved. */
const alertRows = (alert: JsonObject): RecordRow[] => {
  const annotations = objectField(alert, 'annotations')
  const name = textField(objectField(alert, 'labels'), 'alertname')
  const words = [
    name,
    textField(annotations, 'summary', 'title'),
    textField(annotations, 'description', 'message'),
  ].filter((part) => part !== '')
  const labels = readLabels(alert)
  const time = parseJsonTime(alert.startsAt ?? alert.activeAt)
  const ended =
    !/^(?:firing|active|alerting|pending|suppressed)$/i.test(state(alert)) && !/^0001-/.test(textField(alert, 'endsAt'))
  const end = ended ? parseJsonTime(alert.endsAt) : undefined
  const text = `${[...new Set(words)].join(': ')}${labels ? ` (${labels})` : ''}`.trim()
  return [{ time: withEnd(time, end), text, kind: 'detection', bot: true }]
}

/** Prometheus Alertmanager's webhook (version 4) and API. */
export const alertmanager = recordFormat({
  id: 'alertmanager',
  title: 'Alertmanager alerts (JSON)',
  records: (json) => (isGrafanas(json) ? undefined : findAlerts(json)),
  rows: alertRows,
  confidence: 0.9,
})

const isAnnotation = (value: unknown): boolean =>
  isJsonObject(value) &&
  typeof value.time === 'number' &&
  ('text' in value || 'newState' in value) &&
  ('dashboardId' in value || 'dashboardUID' in value || 'panelId' in value || 'tags' in value)

const annotationRows = (annotation: JsonObject): RecordRow[] => {
  const time = parseJsonTime(annotation.time)
  const end =
    typeof annotation.timeEnd === 'number' && annotation.timeEnd > Number(annotation.time)
      ? parseJsonTime(annotation.timeEnd)
      : undefined
  const change = textField(annotation, 'newState')
    ? `${textField(annotation, 'alertName') || 'Alert'}: ${textField(annotation, 'prevState')} → ${textField(annotation, 'newState')}`
    : ''
  const who = textField(annotation, 'login', 'userName', 'email')
  const tags = Array.isArray(annotation.tags) ? annotation.tags.filter((tag) => typeof tag === 'string') : []
  const text = joinNonEmpty(' – ', [
    change,
    textField(annotation, 'text', 'title')
      .replace(/<[^>]{1,300}>/g, ' ')
      .trim(),
  ])
  return [
    {
      time: withEnd(time, end),
      text: `${text}${tags.length > 0 ? ` [${tags.join(', ')}]` : ''}`.trim(),
      ...(who ? { who } : {}),
      ...(change ? { kind: 'detection' as const, bot: true as const } : {}),
    },
  ]
}

/** Grafana's annotations and its alerting webhook. */
export const grafana = recordFormat({
  id: 'grafana',
  title: 'Grafana annotations or alerts (JSON)',
  records: (json) => {
    if (isGrafanas(json)) return findAlerts(json)
    const notes = listObjects(isJsonObject(json) ? (json.annotations ?? json.result) : json).filter(isAnnotation)
    return notes.length > 0 ? notes : undefined
  },
  rows: (record) => (isAlert(record) ? alertRows(record) : annotationRows(record)),
})
