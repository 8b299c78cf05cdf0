import { isJsonObject, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { mergeUpdates, readRows, readSteps } from './service-rows'

/** Whether a file has more than one incident; only then each row has to say to which it belongs. */
const hasSeveral = (json: unknown): boolean => {
  const lists = isJsonObject(json) ? [json.incidents, json.scheduled_maintenances] : [json]
  return lists.reduce((count: number, list) => count + (Array.isArray(list) ? list.length : 0), 0) > 1
}

/** Incidents and maintenances of Atlassian Statuspage: its public API, its management API and its webhooks. */
const incidents: RecordKind = {
  lists: ['incidents', 'scheduled_maintenances', 'incident', ''],
  has: ['name', 'status'],
  is: (record) => Array.isArray(record.incident_updates),
  title: 'name',
  rows: (record, { json }) => {
    const name = textField(record, 'name')
    const subject = hasSeveral(json) ? name : ''
    const updates = readRows(record.incident_updates, {
      time: 'display_at created_at',
      text: (update) => joinText(': ', subject, toPhrase(textField(update, 'status')), textField(update, 'body')),
    })
    const steps = readSteps(record, name, [
      ['started_at created_at', '', 'detection'],
      ['resolved_at', 'Resolved', 'resolution'],
    ])
    return mergeUpdates(steps, updates)
  },
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** A webhook that tells the new status of a component. */
const components: RecordKind = {
  lists: [''],
  has: ['component_update.created_at', 'component_update.new_status', 'component.name'],
  row: {
    time: 'component_update.created_at',
    text: (record) =>
      joinText(': ', textField(record, 'component.name'), toPhrase(textField(record, 'component_update.new_status'))),
  },
}

/** The summary of a page on which nothing happens: its components tell when they were set up, which is no event. */
const quietPage: RecordKind = {
  lists: [''],
  has: ['page.id'],
  is: (record) =>
    Array.isArray(record.components) &&
    [record.incidents, record.scheduled_maintenances].every((list) => list === undefined || isEmptyList(list)),
  rows: () => [],
}

/** Statuspage incidents and maintenances. */
export const statuspage = serviceFormat({
  id: 'statuspage',
  title: 'Statuspage incidents and maintenances (JSON)',
  kinds: [incidents, components, quietPage],
})
