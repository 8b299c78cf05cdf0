import { textField, timeField } from '../../json-fields'
import { hasAll, hasAny, joinText, type RecordKind, serviceFormat, stepRows, toRow } from './service-format'

/** Marks that Datadog puts around its Markdown. */
const withoutMarks = (text: string): string => text.replace(/^%%% ?\n?|\n? ?%%%$/g, '').trim()

/** Events of Datadog, of either version of its API. */
const datadogEvents: RecordKind = {
  lists: ['events', 'event', 'data', ''],
  is: (record) =>
    hasAll(record, 'date_happened', 'title') ||
    (/^(?:event|log)$/.test(textField(record, 'type')) &&
      hasAll(record, 'attributes.timestamp') &&
      hasAny(record, 'attributes.message', 'attributes.attributes.title')),
  rows: (record) => {
    const title = textField(record, 'title', 'attributes.attributes.title', 'attributes.title')
    const text = withoutMarks(textField(record, 'text', 'attributes.message'))
    return [
      toRow(
        timeField(record, 'date_happened', 'attributes.timestamp', 'attributes.attributes.timestamp'),
        title.includes(text) ? title : joinText(': ', title, text),
        {
          who: textField(record, 'user.name', 'attributes.attributes.user.name'),
          bot: hasAny(record, 'monitor_id', 'attributes.attributes.monitor_id'),
        },
      ),
    ]
  },
}

/** Incidents of Datadog. */
const datadogIncidents: RecordKind = {
  lists: ['data', ''],
  is: (record) =>
    textField(record, 'type') === 'incidents' &&
    hasAll(record, 'attributes.title') &&
    hasAny(record, 'attributes.created', 'attributes.detected', 'attributes.customer_impact_start'),
  titleOf: (record) => textField(record, 'attributes.title'),
  rows: (record) =>
    stepRows(record, textField(record, 'attributes.title'), [
      ['attributes.customer_impact_start', 'Customer impact began', 'detection'],
      ['attributes.detected attributes.created', '', 'detection'],
      ['attributes.customer_impact_end', 'Customer impact ended', 'resolution'],
      ['attributes.resolved', 'Resolved', 'resolution'],
    ]),
}

/** The timeline of an incident of Datadog. */
const datadogTimeline: RecordKind = {
  lists: ['data', ''],
  is: (record) => /^incident_timeline/.test(textField(record, 'type')) || hasAll(record, 'attributes.cell_type'),
  rows: (record) => {
    const change = joinText(
      ' → ',
      textField(record, 'attributes.content.before.state', 'attributes.content.before'),
      textField(record, 'attributes.content.after.state', 'attributes.content.after'),
    )
    return [
      toRow(
        timeField(
          record,
          'attributes.display_time',
          'attributes.displayed_at',
          'attributes.created',
          'attributes.created_at',
        ),
        textField(
          record,
          'attributes.content.content',
          'attributes.content.message',
          'attributes.content.text',
          'attributes.message',
        ) || joinText(': ', textField(record, 'attributes.cell_type').replaceAll('_', ' '), change),
        { who: textField(record, 'attributes.author.name', 'attributes.created_by.name') },
      ),
    ]
  },
}

/** Monitors of Datadog: when each changed its state. */
const datadogMonitors: RecordKind = {
  lists: ['', 'monitors'],
  is: (record) => hasAll(record, 'name', 'query') && hasAny(record, 'overall_state', 'status'),
  rows: (record) => [
    toRow(
      timeField(record, 'overall_state_modified', 'last_triggered_ts', 'modified', 'created'),
      `${textField(record, 'name')} (${textField(record, 'overall_state', 'status')})`,
      {
        kind: 'detection',
        bot: true,
      },
    ),
  ],
}

/** Datadog events, incidents and monitors. */
export const datadog = serviceFormat({
  id: 'datadog',
  title: 'Datadog events, incidents and monitors (JSON)',
  kinds: [datadogEvents, datadogIncidents, datadogTimeline, datadogMonitors],
})
