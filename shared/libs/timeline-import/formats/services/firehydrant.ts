import { textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { readRows, readSteps, sortRows, textAt } from './service-rows'

/** Incidents of FireHydrant with their milestones. */
const incidents: RecordKind = {
  lists: ['data', 'data.incident', 'incidents', 'incident', ''],
  has: ['name', 'created_at', 'current_milestone incident_url milestones.0.type'],
  title: 'name',
  rows: (record) => {
    const name = textField(record, 'name')
    const milestones = readRows(record.milestones, {
      time: 'occurred_at created_at',
      text: (milestone) => `${toPhrase(textAt(milestone, 'type slug name'))}: ${name}`,
      kind: (milestone) => (/^(?:started|detected)$/.test(textField(milestone, 'type')) ? 'detection' : undefined),
    })
    if (milestones.length > 0) return sortRows(milestones)
    return readSteps(record, name, [
      ['started_at created_at', '', 'detection'],
      ['resolved_at', 'Resolved', 'resolution'],
    ])
  },
}

/** The timeline of an incident of FireHydrant. */
const events: RecordKind = {
  lists: ['data', 'events', ''],
  has: ['occurred_at created_at', 'type context'],
  is: (record) => 'data' in record && ('visibility' in record || 'author' in record || 'incident_id' in record),
  row: {
    time: 'occurred_at created_at',
    text: (record) => {
      const words = textAt(
        record,
        'data.body data.text data.message data.comment data.summary data.note.body data.description description summary',
      )
      const type = textField(record, 'type').replace(/^.*::/, '')
      const change = textAt(record, 'data.current_milestone data.milestone data.value data.name data.type')
      return words || joinText(': ', toPhrase(type), toPhrase(change))
    },
    who: 'author.name author.email',
  },
}

/** FireHydrant incidents and events. */
export const firehydrant = serviceFormat({
  id: 'firehydrant',
  title: 'FireHydrant incidents and events (JSON)',
  kinds: [incidents, events],
})
