import { endIn, type Fields, fieldsIn, isFields, listOf, textIn, timeIn } from '../json-fields'
import { type RecordRow, recordFormat } from '../records'

const isAlert = (value: unknown): boolean =>
  isFields(value) && isFields(value.labels) && ('startsAt' in value || 'activeAt' in value)

/** Alerts of a webhook, of `GET /api/v2/alerts`, or of the older `{status, data}`. */
const alertsIn = (json: unknown): Fields[] | undefined => {
  const data = isFields(json) ? (json.alerts ?? json.data) : json
  const nested = isFields(data) ? data.alerts : data
  const alerts = listOf(nested).filter(isAlert)
  return alerts.length > 0 ? alerts : undefined
}

const isGrafanas = (json: unknown): boolean =>
  isFields(json) &&
  ('orgId' in json ||
    listOf(json.alerts).some((alert) => 'dashboardURL' in alert || 'silenceURL' in alert || 'valueString' in alert))

const labelsOf = (alert: Fields): string => {
  const labels = fieldsIn(alert, 'labels')
  const shown = Object.entries(labels).filter(
    ([name, value]) => typeof value === 'string' && !/^(?:alertname|__|prometheus|grafana_folder)/.test(name),
  )
  return shown.map(([name, value]) => `${name}=${value}`).join(', ')
}

const state = (alert: Fields): string => textIn(alert, 'status', 'state') || textIn(fieldsIn(alert, 'status'), 'state')

/** An alert as one row: it fires at its start, and has ended where it is resolved. */
const ofAlert = (alert: Fields): RecordRow[] => {
  const annotations = fieldsIn(alert, 'annotations')
  const name = textIn(fieldsIn(alert, 'labels'), 'alertname')
  const words = [name, textIn(annotations, 'summary', 'title'), textIn(annotations, 'description', 'message')].filter(
    (part) => part !== '',
  )
  const labels = labelsOf(alert)
  const time = timeIn(alert.startsAt ?? alert.activeAt)
  const ended =
    !/^(?:firing|active|alerting|pending|suppressed)$/i.test(state(alert)) && !/^0001-/.test(textIn(alert, 'endsAt'))
  const end = ended ? endIn(alert.endsAt) : undefined
  const text = `${[...new Set(words)].join(': ')}${labels ? ` (${labels})` : ''}`.trim()
  return [{ time: time && end ? { ...time, end } : time, text, kind: 'detection', bot: true }]
}

/** Prometheus Alertmanager's webhook (version 4) and API. */
export const alertmanager = recordFormat({
  id: 'alertmanager',
  title: 'Alertmanager alerts (JSON)',
  records: (json) => (isGrafanas(json) ? undefined : alertsIn(json)),
  rows: ofAlert,
  sure: 0.9,
})

const isAnnotation = (value: unknown): boolean =>
  isFields(value) &&
  typeof value.time === 'number' &&
  ('text' in value || 'newState' in value) &&
  ('dashboardId' in value || 'dashboardUID' in value || 'panelId' in value || 'tags' in value)

const ofAnnotation = (annotation: Fields): RecordRow[] => {
  const time = timeIn(annotation.time)
  const end =
    typeof annotation.timeEnd === 'number' && annotation.timeEnd > Number(annotation.time)
      ? endIn(annotation.timeEnd)
      : undefined
  const change = textIn(annotation, 'newState')
    ? `${textIn(annotation, 'alertName') || 'Alert'}: ${textIn(annotation, 'prevState')} → ${textIn(annotation, 'newState')}`
    : ''
  const who = textIn(annotation, 'login', 'userName', 'email')
  const tags = Array.isArray(annotation.tags) ? annotation.tags.filter((tag) => typeof tag === 'string') : []
  const text = [
    change,
    textIn(annotation, 'text', 'title')
      .replace(/<[^>]{1,300}>/g, ' ')
      .trim(),
  ]
    .filter((part) => part !== '')
    .join(' – ')
  return [
    {
      time: time && end ? { ...time, end } : time,
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
    if (isGrafanas(json)) return alertsIn(json)
    const notes = listOf(isFields(json) ? (json.annotations ?? json.result) : json).filter(isAnnotation)
    return notes.length > 0 ? notes : undefined
  },
  rows: (record) => (isAlert(record) ? ofAlert(record) : ofAnnotation(record)),
})
