import { isJsonObject, listObjects, textField, timeField } from '../../json-fields'
import {
  hasAll,
  joinText,
  mergeUpdates,
  type RecordKind,
  serviceFormat,
  stepRows,
  toPhrase,
  toRow,
} from './service-format'

/** Incidents and maintenances of Atlassian Statuspage: its public API, its management API and its webhooks. */
const incidents: RecordKind = {
  lists: ['incidents', 'scheduled_maintenances', 'incident', ''],
  is: (record) => hasAll(record, 'name', 'status') && Array.isArray(record.incident_updates),
  titleOf: (record) => textField(record, 'name'),
  rows: (record, { json }) => {
    const name = textField(record, 'name')
    const lists = isJsonObject(json) ? [json.incidents, json.scheduled_maintenances] : [json]
    // With several incidents, each row says to which it belongs.
    const subject = lists.flatMap(listObjects).length > 1 ? name : ''
    const updates = listObjects(record.incident_updates).map((update) =>
      toRow(
        timeField(update, 'display_at', 'created_at'),
        joinText(': ', subject, toPhrase(textField(update, 'status')), textField(update, 'body')),
        { from: update },
      ),
    )
    const steps = stepRows(record, name, [
      ['started_at created_at', '', 'detection'],
      ['resolved_at', 'Resolved', 'resolution'],
    ])
    return mergeUpdates(steps, updates)
  },
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** The summary of a page on which nothing happens: its components tell when they were set up, which is no event. */
const quietPage: RecordKind = {
  lists: [''],
  is: (record) =>
    hasAll(record, 'page.id') &&
    Array.isArray(record.components) &&
    [record.incidents, record.scheduled_maintenances].every((list) => list === undefined || isEmptyList(list)),
  rows: () => [],
}

/** Statuspage incidents and maintenances. */
export const statuspage = serviceFormat({
  id: 'statuspage',
  title: 'Statuspage incidents and maintenances (JSON)',
  kinds: [incidents, quietPage],
})
