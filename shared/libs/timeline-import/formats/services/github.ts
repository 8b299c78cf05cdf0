import { hasAll, hasAny, type JsonObject, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { pushes, repositoryEvents, statuses } from './github-pushes'
import { type RecordKind, serviceFormat } from './service-format'
import { type RowFields, readRow, readRows, readSteps, sortRows, textAt } from './service-rows'

const who = 'actor.login user.login author.login author.name sender.login'

/** What an event of a timeline is about: a label, a person, a milestone, a title, a commit. */
const objectOf = (record: JsonObject): string => {
  const renamed = textField(record, 'rename.to')
  if (renamed) return `from ${textField(record, 'rename.from')} to ${renamed}`
  const named = textAt(
    record,
    'label.name assignee.login requested_reviewer.login requested_team.name milestone.title source.issue.title',
  )
  return named || textAt(record, 'commit_id sha').slice(0, 7)
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

const comment: RowFields = {
  time: 'submitted_at submittedAt created_at createdAt committer.date author.date',
  text: (record) => textAt(record, 'body message') || toPhrase(textField(record, 'state')),
  who,
  bot: (record) => textAt(record, 'user.type actor.type') === 'Bot',
}

const timelineEvent: RowFields = {
  time: 'created_at',
  text: (record) => joinText(' ', textField(record, 'event').replace(/[_-]/g, ' '), objectOf(record)),
  who,
  // GitHub adds these on its own, several for each mention.
  bot: (record) =>
    /^(?:subscribed|unsubscribed|mentioned)$/.test(textField(record, 'event')) ||
    textField(record, 'actor.type') === 'Bot',
}

/** The timeline, the comments and the reviews of an issue or a pull request on GitHub. */
const timeline: RecordKind = {
  lists: ['', 'events'],
  is: (record) => isTimelineEvent(record) || isComment(record),
  rows: (record) => {
    const hasWords = hasAny(record, 'body', 'message') || textField(record, 'event') === 'reviewed'
    return [readRow(record, isTimelineEvent(record) && !hasWords ? timelineEvent : comment)]
  },
}

/** Comments on lines and commits, which a timeline groups without a time of their own. */
const groupedComments: RecordKind = {
  lists: ['', 'events'],
  is: (record) => /^(?:line|commit)-commented$/.test(textField(record, 'event')) && Array.isArray(record.comments),
  rows: (record) => readRows(record.comments, comment),
}

/** Issues and pull requests of GitHub's API and of `gh issue view --json`, with their comments. */
const issues: RecordKind = {
  lists: ['', 'items'],
  has: ['title', 'created_at createdAt', 'user.login author.login', 'number body url html_url'],
  title: 'title',
  rows: (record) => {
    const title = textField(record, 'title')
    const opened = readRow(record, { time: 'created_at createdAt', text: title, who })
    const closed = readSteps(record, title, [
      ['merged_at mergedAt', 'Merged', 'action', 'merged_by.login mergedBy.login'],
      ['closed_at closedAt', 'Closed', 'resolution', 'closed_by.login'],
    ])
    return sortRows([opened, ...readRows(record.comments, comment), ...closed.slice(0, 1)])
  },
}

/** What a webhook may be about, the narrowest first: a comment comes with its issue. */
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
  'check_suite',
  'milestone',
  'alert',
  'discussion',
]

const subjectOf = (record: JsonObject): string =>
  subjects.find((subject) => record[subject] !== undefined && record[subject] !== null) ?? ''

const describeWebhook = (record: JsonObject): string => {
  const subject = subjectOf(record)
  const field = (...paths: string[]): string => textField(record, ...paths.map((path) => `${subject}.${path}`))
  const action = textField(record, 'action')
  const words = /^(?:comment|review|discussion)$/.test(subject) && action !== 'deleted' ? field('body') : ''
  const hasState = /^(?:review|deployment_status|workflow_run|workflow_job|check_run|check_suite)$/.test(subject)
  const change = joinText(' ', subject, action, hasState ? field('conclusion', 'state', 'status') : '')
  const title =
    field('title', 'name', 'tag_name', 'environment', 'display_title', 'head_commit.message') ||
    textAt(record, 'issue.title pull_request.title')
  return words || joinText(': ', toPhrase(change), title)
}

/** Webhooks of GitHub. */
const webhooks: RecordKind = {
  lists: [''],
  has: ['sender.login', 'repository.full_name organization.login'],
  is: (record) => subjects.some((name) => hasAny(record, `${name}.id`, `${name}.number`, `${name}.url`)),
  row: {
    time: (record) =>
      (textField(record, 'action') === 'closed'
        ? ['closed_at', 'updated_at']
        : ['submitted_at', 'updated_at', 'published_at', 'completed_at', 'created_at', 'started_at']
      )
        .map((path) => `${subjectOf(record)}.${path}`)
        .join(' '),
    text: describeWebhook,
    who: 'sender.login',
    bot: (record) => textField(record, 'sender.type') === 'Bot',
  },
}

/** Releases of a repository. */
const releases: RecordKind = {
  lists: ['', 'releases'],
  has: ['tag_name', 'published_at created_at'],
  row: {
    time: 'published_at created_at',
    text: (record) => `Release ${textAt(record, 'name tag_name')}`,
    who,
    kind: 'action',
  },
}

/** Runs of GitHub Actions. */
const runs: RecordKind = {
  lists: ['workflow_runs', 'jobs', 'check_runs', ''],
  has: ['status conclusion', 'run_started_at workflow_id workflow_name workflowName check_suite.id run_attempt'],
  row: {
    time: 'run_started_at started_at startedAt created_at createdAt',
    end: 'completed_at updated_at updatedAt',
    text: (record) => {
      const name = joinText(
        ': ',
        textAt(record, 'name workflow_name workflowName'),
        textAt(record, 'display_title displayTitle'),
      )
      return `${name} (${textAt(record, 'conclusion status')})`
    },
    who: 'triggering_actor.login actor.login',
    kind: 'action',
  },
}

/** GitHub issues, pull requests, runs and webhooks. */
export const github = serviceFormat({
  id: 'github',
  title: 'GitHub issues, pull requests, runs and webhooks (JSON)',
  kinds: [releases, pushes, statuses, runs, timeline, groupedComments, issues, webhooks, repositoryEvents],
})
