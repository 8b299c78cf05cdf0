import { hasAll, hasAny, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { recordFormat } from '../../record-format'
import { readRow } from './service-rows'

/** Types of what GitHub's GraphQL API lists on a timeline: `LabeledEvent`, `IssueComment`, `PullRequestReview` … */
const timelineType = /^(?:[A-Z][A-Za-z]+Event|(?:Issue|PullRequestReview|Commit)Comment|PullRequest(?:Review|Commit))$/
const times = [
  'createdAt',
  'submittedAt',
  'publishedAt',
  'commit.committedDate',
  'commit.authoredDate',
  'committedDate',
]
/** Lists of an answer whose nodes are events: their types may not have been asked for. */
const eventLists = new Set(['timelineItems', 'comments', 'reviews', 'commits'])

const MAX_DEPTH = 14

/** The nodes of a connection: `{nodes: […]}` or `{edges: [{node: …}]}`. */
const nodesOf = (connection: JsonObject): JsonObject[] => [
  ...listObjects(connection.nodes),
  ...listObjects(connection.edges).flatMap(({ node }) => (isJsonObject(node) ? [node] : [])),
]

const isSubject = (record: JsonObject): boolean =>
  hasAll(record, 'title') && hasAny(record, 'createdAt') && [...eventLists].some((name) => isJsonObject(record[name]))

/** The issues and pull requests of an answer and all their events; undefined if it has no timeline. */
const findRecords = (json: unknown): JsonObject[] | undefined => {
  const records: JsonObject[] = []
  let hasTimeline = false
  const pending: { value: unknown; name: string; depth: number }[] = [{ value: json, name: '', depth: 0 }]
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { value, name, depth } = item
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) continue
    if (isJsonObject(value)) {
      const nodes = eventLists.has(name) ? nodesOf(value) : []
      const events = nodes.filter((node) => timeField(node, ...times))
      hasTimeline ||=
        name === 'timelineItems' || events.some((node) => timelineType.test(textField(node, '__typename')))
      records.push(...events)
      if (isSubject(value)) records.push(value)
    }
    const children = Object.entries(value)
    for (let i = children.length - 1; i >= 0; i--)
      pending.push({ value: children[i]?.[1], name: children[i]?.[0] ?? '', depth: depth + 1 })
  }
  return hasTimeline && records.length > 0 ? records : undefined
}

/** What an event is about: a label, a person, a title, a commit, a reason. */
const objectOf = (record: JsonObject): string => {
  const title = textField(record, 'currentTitle')
  if (title) return joinText(' ', 'from', textField(record, 'previousTitle'), 'to', title)
  const name = textField(
    record,
    'label.name',
    'assignee.login',
    'requestedReviewer.login',
    'requestedReviewer.name',
    'requestedReviewer.slug',
    'milestoneTitle',
    'source.title',
    'subject.title',
    'ref.name',
    'headRefName',
  )
  const commit = textField(record, 'afterCommit.oid', 'commit.oid', 'closer.oid').slice(0, 7)
  return joinText(' ', name, commit, textField(record, 'stateReason', 'reason', 'lockReason').toLowerCase())
}

const wordsOf = (record: JsonObject): string => {
  const body = textField(record, 'body', 'bodyText')
  if (body) return body
  const type = textField(record, '__typename').replace(/Event$/, '')
  const commit = textField(record, 'commit.messageHeadline', 'commit.message', 'messageHeadline', 'message')
  if (commit) return commit
  if (type === '') return joinText(' ', toPhrase(textField(record, 'state')) || 'Commit', objectOf(record))
  return joinText(' ', toPhrase(type), textField(record, 'state').toLowerCase(), objectOf(record))
}

const fields = {
  time: times.join(' '),
  text: (record: JsonObject) => (isSubject(record) ? textField(record, 'title') : wordsOf(record)),
  who: 'actor.login author.login commit.author.user.login commit.author.name author.name',
  bot: (record: JsonObject) => /^Bot$/.test(textField(record, 'actor.__typename', 'author.__typename')),
}

/** The timeline of an issue or a pull request as GitHub's GraphQL API answers. */
export const githubGraphql = recordFormat({
  id: 'github-graphql',
  title: 'GitHub timelines (GraphQL)',
  records: findRecords,
  rows: (record) => [readRow(record, fields)],
  readTitle: (json) => {
    const titles = new Set((findRecords(json) ?? []).filter(isSubject).map((record) => textField(record, 'title')))
    return titles.size === 1 ? [...titles].join() : ''
  },
})
