import { hasAll, hasAny, type JsonObject, listObjects, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { type RowFields, readRow, readRows, readSteps, sortRows, textAt } from './service-rows'

const who = 'author.name author.username user.name user.username user_name'

const isNote = (record: JsonObject): boolean =>
  hasAll(record, 'body', 'created_at') &&
  (hasAny(record, 'noteable_type', 'noteable_id', 'noteable_iid') || typeof record.system === 'boolean')

const note: RowFields = { time: 'created_at', text: (record) => textField(record, 'body'), who }

/** Notes and discussions of an issue or a merge request on GitLab. */
const notes: RecordKind = {
  lists: [''],
  is: (record) => isNote(record) || listObjects(record.notes).some(isNote),
  rows: (record) => readRows(isNote(record) ? [record] : record.notes, note),
}

/** Changes of labels, milestones and states, and the activity of a project on GitLab. */
const events: RecordKind = {
  lists: [''],
  has: ['created_at', 'resource_type action_name', 'resource_id action_name'],
  row: {
    time: 'created_at',
    text: (record) => {
      const object = record.label ? 'label' : record.milestone ? 'milestone' : ''
      const change = toPhrase(joinText(' ', textAt(record, 'state action_name action'), object))
      const subject = textAt(record, 'label.name milestone.title target_title push_data.commit_title')
      return textField(record, 'note.body') || joinText(': ', change, subject)
    },
    who,
  },
}

/** Issues, incidents and merge requests of GitLab. */
const issues: RecordKind = {
  lists: [''],
  has: ['iid', 'title', 'created_at'],
  is: (record) => !hasAny(record, 'object_kind'),
  title: 'title',
  rows: (record) => {
    const title = textField(record, 'title')
    const opened = readRow(record, { time: 'created_at', text: title, who })
    const closed = readSteps(record, title, [
      ['merged_at', 'Merged', 'action', 'merged_by.name merge_user.name'],
      ['closed_at', 'Closed', 'resolution', 'closed_by.name'],
    ])
    return sortRows([opened, ...readRows(record.notes, note), ...closed.slice(0, 1)])
  },
}

/** Pipelines, jobs and deployments of GitLab. */
const pipelines: RecordKind = {
  lists: [''],
  has: ['status', 'created_at', 'ref', 'web_url stage environment.name sha deployable.id'],
  row: {
    time: 'started_at created_at',
    end: 'finished_at deployable.finished_at',
    text: (record) => {
      const environment = textField(record, 'environment.name')
      const ref = textField(record, 'ref')
      const name = environment
        ? `Deployment of ${ref} to ${environment}`
        : hasAny(record, 'stage')
          ? `Job ${textField(record, 'name')} of ${ref}`
          : `Pipeline ${textField(record, 'id')} of ${ref}`
      return `${name} (${textField(record, 'status')})`
    },
    who,
    kind: 'action',
  },
}

const webhookAction = 'object_attributes.action object_attributes.status status build_status'

/** Webhooks of GitLab. */
const webhooks: RecordKind = {
  lists: [''],
  has: [
    'object_kind',
    'object_attributes.created_at object_attributes.updated_at status_changed_at build_created_at commits.0.timestamp',
  ],
  row: {
    time: (record) => {
      const isNew = hasAny(record, 'object_attributes.note') || textAt(record, webhookAction) === 'open'
      return (
        `${isNew ? 'object_attributes.created_at ' : ''}object_attributes.updated_at object_attributes.finished_at ` +
        'object_attributes.created_at status_changed_at build_finished_at build_created_at commits.0.timestamp'
      )
    },
    text: (record) => {
      const change = toPhrase(joinText(' ', textField(record, 'object_kind'), textAt(record, webhookAction)))
      const subject = textAt(
        record,
        'object_attributes.title issue.title merge_request.title environment build_name object_attributes.ref ' +
          'commits.0.title ref',
      )
      return textField(record, 'object_attributes.note') || joinText(': ', change, subject)
    },
    who,
  },
}

/** GitLab issues, notes, pipelines and webhooks. */
export const gitlab = serviceFormat({
  id: 'gitlab',
  title: 'GitLab issues, notes, pipelines and webhooks (JSON)',
  kinds: [notes, events, issues, pipelines, webhooks],
})
