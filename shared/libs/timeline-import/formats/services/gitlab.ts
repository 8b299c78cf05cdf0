import { type JsonObject, listObjects, textField, timeField } from '../../json-fields'
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

const who = (record: JsonObject): string =>
  textField(record, 'author.name', 'author.username', 'user.name', 'user.username', 'user_name')

const isNote = (record: JsonObject): boolean =>
  hasAll(record, 'body', 'created_at') && hasAny(record, 'noteable_type', 'noteable_id', 'noteable_iid')

const noteRow = (record: JsonObject) =>
  toRow(timeField(record, 'created_at'), textField(record, 'body'), { who: who(record), from: record })

/** Notes and discussions of an issue or a merge request on GitLab. */
const gitlabNotes: RecordKind = {
  lists: [''],
  is: (record) => isNote(record) || listObjects(record.notes).some(isNote),
  rows: (record) => (isNote(record) ? [noteRow(record)] : listObjects(record.notes).map(noteRow)),
}

/** Changes of labels, milestones and states, and the activity of a project on GitLab. */
const gitlabEvents: RecordKind = {
  lists: [''],
  is: (record) =>
    hasAll(record, 'created_at') && (hasAll(record, 'resource_type', 'resource_id') || hasAll(record, 'action_name')),
  rows: (record) => {
    const subject = textField(record, 'label.name', 'milestone.title', 'target_title', 'push_data.commit_title')
    const words =
      textField(record, 'note.body') ||
      joinText(
        ': ',
        toPhrase(
          joinText(
            ' ',
            textField(record, 'state', 'action_name', 'action'),
            record.label ? 'label' : record.milestone ? 'milestone' : '',
          ),
        ),
        subject,
      )
    return [toRow(timeField(record, 'created_at'), words, { who: who(record) })]
  },
}

/** Issues, incidents and merge requests of GitLab. */
const gitlabIssues: RecordKind = {
  lists: [''],
  is: (record) => hasAll(record, 'iid', 'title', 'created_at') && !hasAny(record, 'object_kind'),
  titleOf: (record) => textField(record, 'title'),
  rows: (record) => {
    const title = textField(record, 'title')
    const opened = toRow(timeField(record, 'created_at'), title, { who: who(record) })
    const ended = stepRows(record, title, [
      ['merged_at', 'Merged', 'action', textField(record, 'merged_by.name', 'merge_user.name')],
      ['closed_at', 'Closed', 'resolution', textField(record, 'closed_by.name')],
    ])
    return mergeUpdates([], [opened, ...listObjects(record.notes).map(noteRow), ...ended.slice(0, 1)])
  },
}

/** Pipelines, jobs and deployments of GitLab. */
const gitlabPipelines: RecordKind = {
  lists: [''],
  is: (record) =>
    hasAll(record, 'status', 'created_at', 'ref') &&
    hasAny(record, 'web_url', 'stage', 'environment.name', 'sha', 'deployable.id'),
  rows: (record) => {
    const environment = textField(record, 'environment.name')
    const name = environment
      ? `Deployment of ${textField(record, 'ref')} to ${environment}`
      : hasAny(record, 'stage')
        ? `Job ${textField(record, 'name')} of ${textField(record, 'ref')}`
        : `Pipeline ${textField(record, 'id')} of ${textField(record, 'ref')}`
    return [
      toRow(timeField(record, 'started_at', 'created_at'), `${name} (${textField(record, 'status')})`, {
        who: who(record),
        kind: 'action',
        end: timeField(record, 'finished_at', 'deployable.finished_at'),
      }),
    ]
  },
}

/** Webhooks of GitLab. */
const gitlabWebhooks: RecordKind = {
  lists: [''],
  is: (record) =>
    hasAll(record, 'object_kind') &&
    hasAny(
      record,
      'object_attributes.created_at',
      'object_attributes.updated_at',
      'status_changed_at',
      'build_created_at',
      'commits.0.timestamp',
    ),
  rows: (record) => {
    const kind = textField(record, 'object_kind')
    const note = textField(record, 'object_attributes.note')
    const action = textField(record, 'object_attributes.action', 'object_attributes.status', 'status', 'build_status')
    const subject = textField(
      record,
      'object_attributes.title',
      'issue.title',
      'merge_request.title',
      'environment',
      'build_name',
      'object_attributes.ref',
      'commits.0.title',
      'ref',
    )
    return [
      toRow(
        timeField(
          record,
          ...(action === 'open' || note ? ['object_attributes.created_at'] : []),
          'object_attributes.updated_at',
          'object_attributes.finished_at',
          'object_attributes.created_at',
          'status_changed_at',
          'build_finished_at',
          'build_created_at',
          'commits.0.timestamp',
        ),
        note || joinText(': ', toPhrase(joinText(' ', kind, action)), subject),
        { who: who(record) },
      ),
    ]
  },
}

/** GitLab issues, notes, pipelines and webhooks. */
export const gitlab = serviceFormat({
  id: 'gitlab',
  title: 'GitLab issues, notes, pipelines and webhooks (JSON)',
  kinds: [gitlabNotes, gitlabEvents, gitlabIssues, gitlabPipelines, gitlabWebhooks],
})
