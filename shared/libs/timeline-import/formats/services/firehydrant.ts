import { listObjects, textField, timeField } from '../../json-fields'
import {
  hasAll,
  hasAny,
  joinText,
  mergeUpdates,
  type RecordKind,
  serviceFormat,
  stepRows,
  toPhrase,
  toRow,
} from './service-format'

/** Incidents of FireHydrant with their milestones. */
const firehydrantRecords: RecordKind = {
  lists: ['data', 'incidents', 'incident', ''],
  is: (record) =>
    hasAll(record, 'name', 'created_at') && hasAny(record, 'current_milestone', 'incident_url', 'milestones.0.type'),
  titleOf: (record) => textField(record, 'name'),
  rows: (record) => {
    const name = textField(record, 'name')
    const milestones = listObjects(record.milestones).map((milestone) =>
      toRow(
        timeField(milestone, 'occurred_at', 'created_at'),
        `${toPhrase(textField(milestone, 'type', 'slug', 'name'))}: ${name}`,
        {
          from: milestone,
          kind: /^(?:started|detected)$/.test(textField(milestone, 'type')) ? 'detection' : undefined,
        },
      ),
    )
    if (milestones.length > 0) return mergeUpdates([], milestones)
    return stepRows(record, name, [
      ['started_at created_at', '', 'detection'],
      ['resolved_at', 'Resolved', 'resolution'],
    ])
  },
}

/** The timeline of an incident of FireHydrant. */
const firehydrantEvents: RecordKind = {
  lists: ['data', 'events', ''],
  is: (record) =>
    hasAny(record, 'occurred_at', 'created_at') &&
    'data' in record &&
    hasAny(record, 'type', 'context') &&
    ('visibility' in record || 'author' in record || 'incident_id' in record),
  rows: (record) => {
    const type = textField(record, 'type').replace(/^.*::/, '')
    const words = textField(
      record,
      'data.body',
      'data.text',
      'data.message',
      'data.comment',
      'data.summary',
      'data.note.body',
      'data.description',
      'description',
      'summary',
    )
    const change = textField(record, 'data.current_milestone', 'data.milestone', 'data.value', 'data.name', 'data.type')
    return [
      toRow(timeField(record, 'occurred_at', 'created_at'), words || joinText(': ', toPhrase(type), toPhrase(change)), {
        who: textField(record, 'author.name', 'author.email'),
      }),
    ]
  },
}

/** FireHydrant incidents and events. */
export const firehydrant = serviceFormat({
  id: 'firehydrant',
  title: 'FireHydrant incidents and events (JSON)',
  kinds: [firehydrantRecords, firehydrantEvents],
})
