import { type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import type { RecordRow } from '../../record-format'
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
  textField(record, 'actor.login', 'user.login', 'author.login', 'author.name', 'sender.login')

/** What an event of a timeline is about: a label, a person, a milestone, a title, a commit. */
const objectOf = (record: JsonObject): string => {
  const renamed = textField(record, 'rename.to')
  if (renamed) return `from ${textField(record, 'rename.from')} to ${renamed}`
  const commit = textField(record, 'commit_id', 'sha').slice(0, 7)
  return (
    textField(
      record,
      'label.name',
      'assignee.login',
      'requested_reviewer.login',
      'requested_team.name',
      'milestone.title',
      'source.issue.title',
    ) || commit
  )
}

const isTimelineEvent = (record: JsonObject): boolean =>
  hasAll(record, 'event') && hasAny(record, 'created_at', 'submitted_at', 'committer.date', 'author.date')

const isComment = (record: JsonObject): boolean =>
  'body' in record &&
  hasAny(record, 'user.login', 'author.login') &&
  hasAny(
    record,
    'issue_url',
    'pull_request_url',
    'html_url',
    'author_association',
    'authorAssociation',
    'node_id',
    'url',
  ) &&
  !hasAny(record, 'title', 'tag_name')

const commentRow = (record: JsonObject): RecordRow => {
  const state = textField(record, 'state')
  const body = textField(record, 'body', 'message')
  return toRow(
    timeField(record, 'submitted_at', 'submittedAt', 'created_at', 'createdAt', 'committer.date', 'author.date'),
    body || (state ? toPhrase(state) : ''),
    {
      who: who(record),
      from: record,
      bot: textField(record, 'user.type', 'actor.type') === 'Bot',
    },
  )
}

const timelineRow = (record: JsonObject): RecordRow => {
  const event = textField(record, 'event')
  if (hasAny(record, 'body', 'message') || event === 'reviewed') return commentRow(record)
  // GitHub adds these on its own, several for each mention.
  const bot = /^(?:subscribed|unsubscribed|mentioned)$/.test(event) || textField(record, 'actor.type') === 'Bot'
  const text = joinText(' ', event.replaceAll('_', ' ').replaceAll('-', ' '), objectOf(record))
  return toRow(timeField(record, 'created_at'), text, { who: who(record), bot })
}

/** The timeline, the comments and the reviews of an issue or a pull request on GitHub. */
const githubTimeline: RecordKind = {
  lists: ['', 'events'],
  is: (record) => isTimelineEvent(record) || isComment(record),
  rows: (record) => [isTimelineEvent(record) ? timelineRow(record) : commentRow(record)],
}

/** Issues and pull requests of GitHub's API and of `gh issue view --json`, with their comments. */
const githubIssues: RecordKind = {
  lists: ['', 'items'],
  is: (record) =>
    hasAll(record, 'title') &&
    hasAny(record, 'created_at', 'createdAt') &&
    hasAny(record, 'user.login', 'author.login') &&
    hasAny(record, 'number', 'body', 'url', 'html_url'),
  titleOf: (record) => textField(record, 'title'),
  rows: (record) => {
    const title = textField(record, 'title')
    const opened = toRow(timeField(record, 'created_at', 'createdAt'), title, { who: who(record) })
    const closed = stepRows(record, title, [
      ['merged_at mergedAt', 'Merged', 'action', textField(record, 'merged_by.login', 'mergedBy.login')],
      ['closed_at closedAt', 'Closed', 'resolution', textField(record, 'closed_by.login')],
    ])
    return mergeUpdates([], [opened, ...listObjects(record.comments).map(commentRow), ...closed.slice(0, 1)])
  },
}

const subjects = [
  'comment',
  'review',
  'issue',
  'pull_request',
  'release',
  'deployment_status',
  'deployment',
  'workflow_run',
  'workflow_job',
  'check_run',
  'alert',
  'discussion',
]

/** Webhooks of GitHub. */
const githubWebhooks: RecordKind = {
  lists: [''],
  is: (record) =>
    hasAll(record, 'sender.login') &&
    hasAny(record, 'repository.full_name', 'organization.login') &&
    subjects.some((name) => hasAny(record, `${name}.id`, `${name}.number`, `${name}.url`)),
  rows: (record) => {
    const name = subjects.find((subject) => record[subject] !== undefined && record[subject] !== null) ?? ''
    const field = (...paths: string[]): string => textField(record, ...paths.map((path) => `${name}.${path}`))
    const action = textField(record, 'action')
    const isText = /^(?:comment|review|discussion)$/.test(name) && action !== 'deleted'
    const state = field('conclusion', 'state', 'status')
    const subject =
      field('title', 'name', 'tag_name', 'environment', 'display_title') ||
      textField(record, 'issue.title', 'pull_request.title')
    const paths =
      action === 'closed'
        ? ['closed_at', 'updated_at']
        : ['updated_at', 'published_at', 'completed_at', 'created_at', 'started_at']
    return [
      toRow(
        timeField(record, ...paths.map((path) => `${name}.${path}`)),
        isText && field('body') !== ''
          ? field('body')
          : joinText(
              ': ',
              toPhrase(
                joinText(
                  ' ',
                  name,
                  action,
                  /^(?:deployment_status|workflow_run|workflow_job|check_run)$/.test(name) ? state : '',
                ),
              ),
              subject,
            ),
        { who: textField(record, 'sender.login'), bot: textField(record, 'sender.type') === 'Bot' },
      ),
    ]
  },
}

/** Releases of a repository. */
const githubReleases: RecordKind = {
  lists: ['', 'releases'],
  is: (record) => hasAll(record, 'tag_name') && hasAny(record, 'published_at', 'created_at'),
  rows: (record) => [
    toRow(timeField(record, 'published_at', 'created_at'), `Release ${textField(record, 'name', 'tag_name')}`, {
      who: who(record),
      kind: 'action',
    }),
  ],
}

/** Runs of GitHub Actions. */
const githubRuns: RecordKind = {
  lists: ['workflow_runs', 'jobs', 'check_runs', ''],
  is: (record) =>
    hasAny(record, 'status', 'conclusion') &&
    hasAny(record, 'run_started_at', 'workflow_id', 'workflow_name', 'workflowName', 'check_suite.id', 'run_attempt'),
  rows: (record) => {
    const name = joinText(
      ': ',
      textField(record, 'name', 'workflow_name', 'workflowName'),
      textField(record, 'display_title', 'displayTitle'),
    )
    return [
      toRow(
        timeField(record, 'run_started_at', 'started_at', 'startedAt', 'created_at', 'createdAt'),
        `${name} (${textField(record, 'conclusion', 'status')})`,
        {
          who: textField(record, 'triggering_actor.login', 'actor.login'),
          kind: 'action',
          end: timeField(record, 'completed_at', 'updated_at', 'updatedAt'),
        },
      ),
    ]
  },
}

/** GitHub issues, pull requests, runs and webhooks. */
export const github = serviceFormat({
  id: 'github',
  title: 'GitHub issues, pull requests, runs and webhooks (JSON)',
  kinds: [githubReleases, githubTimeline, githubIssues, githubWebhooks, githubRuns],
})
