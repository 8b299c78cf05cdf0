import { hasAll, hasAny, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readSteps, textAt } from './service-rows'

/** Marks that Datadog puts around its Markdown. */
const withoutMarks = (text: string): string => text.replace(/^%%% ?\n?|\n? ?%%%$/g, '').trim()

/** Events of Datadog, of either version of its API. */
const events: RecordKind = {
  lists: ['events', 'event', 'data', ''],
  is: (record) =>
    hasAll(record, 'date_happened', 'title') ||
    (/^(?:event|log)$/.test(textField(record, 'type')) &&
      hasAll(record, 'attributes.timestamp') &&
      hasAny(record, 'attributes.message', 'attributes.attributes.title')),
  row: {
    time: 'date_happened attributes.timestamp attributes.attributes.timestamp',
    text: (record) => {
      const title = textAt(record, 'title attributes.attributes.title attributes.title')
      const text = withoutMarks(textAt(record, 'text attributes.message'))
      return title.includes(text) ? title : joinText(': ', title, text)
    },
    who: 'user.name attributes.attributes.user.name',
    bot: (record) => hasAny(record, 'monitor_id', 'attributes.attributes.monitor_id'),
  },
}

/** Incidents of Datadog. */
const incidents: RecordKind = {
  lists: ['data', ''],
  has: ['attributes.title', 'attributes.created attributes.detected attributes.customer_impact_start'],
  is: (record) => textField(record, 'type') === 'incidents',
  title: 'attributes.title',
  rows: (record) =>
    readSteps(record, textField(record, 'attributes.title'), [
      ['attributes.customer_impact_start', 'Customer impact began', 'detection'],
      ['attributes.detected attributes.created', '', 'detection'],
      ['attributes.customer_impact_end', 'Customer impact ended', 'resolution'],
      ['attributes.resolved', 'Resolved', 'resolution'],
    ]),
}

/** The timeline of an incident of Datadog. */
const timeline: RecordKind = {
  lists: ['data', ''],
  is: (record) => /^incident_timeline/.test(textField(record, 'type')) || hasAll(record, 'attributes.cell_type'),
  row: {
    time: 'attributes.display_time attributes.displayed_at attributes.created attributes.created_at',
    text: (record) => {
      const words = textAt(
        record,
        'attributes.content.content attributes.content.message attributes.content.text attributes.message',
      )
      const change = joinText(
        ' → ',
        textAt(record, 'attributes.content.before.state attributes.content.before'),
        textAt(record, 'attributes.content.after.state attributes.content.after'),
      )
      return words || joinText(': ', textField(record, 'attributes.cell_type').replaceAll('_', ' '), change)
    },
    who: 'attributes.author.name attributes.created_by.name',
  },
}

/** Monitors of Datadog: when each changed its state. */
const monitors: RecordKind = {
  lists: ['', 'monitors'],
  has: ['name', 'query', 'overall_state status'],
  row: {
    time: 'overall_state_modified last_triggered_ts modified created',
    text: (record) => `${textField(record, 'name')} (${textAt(record, 'overall_state status')})`,
    kind: 'detection',
    bot: true,
  },
}

/** Datadog events, incidents and monitors. */
export const datadog = serviceFormat({
  id: 'datadog',
  title: 'Datadog events, incidents and monitors (JSON)',
  kinds: [events, incidents, timeline, monitors],
})
