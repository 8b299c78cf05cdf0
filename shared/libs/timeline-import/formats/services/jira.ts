import { getField, isJsonObject, type JsonObject, listObjects, textField } from '../../json-fields'
import { joinText, toPhrase } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { mergeUpdates, readRow, readRows, readSteps } from './service-rows'

/** The words of a text of Jira's newer editor, which is a tree; those of the older one are text. */
const wordsOf = (value: unknown): string => {
  if (!isJsonObject(value)) return typeof value === 'string' ? value.trim() : ''
  const words: string[] = []
  const pending: unknown[] = [value]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isJsonObject(node)) continue
    if (typeof node.text === 'string') words.push(node.text)
    if (node.type === 'paragraph' && words.length > 0) words.push('\n')
    if (Array.isArray(node.content)) for (let i = node.content.length - 1; i >= 0; i--) pending.push(node.content[i])
  }
  return words.join('').trim()
}

/** The names of a person in a field. */
const personAt = (field: string): string =>
  ['displayName', 'name', 'emailAddress'].map((name) => `${field}.${name}`).join(' ')

const describeChange = (item: JsonObject): string =>
  `${textField(item, 'field')}: ${joinText(' → ', textField(item, 'fromString'), textField(item, 'toString'))}`

/** Issues of Jira's REST API with their comments and changes. */
const issues: RecordKind = {
  lists: ['issues', ''],
  has: ['key', 'fields.summary', 'fields.created'],
  title: 'fields.summary',
  rows: (record) => {
    const title = `${textField(record, 'fields.summary')} (${textField(record, 'key')})`
    const opened = readRow(record, {
      time: 'fields.created',
      text: title,
      who: `${personAt('fields.reporter')} ${personAt('fields.creator')}`,
    })
    const comments = readRows(getField(record, 'fields.comment.comments'), {
      time: 'created',
      text: (comment) => wordsOf(comment.body),
      who: personAt('author'),
    })
    const changes = listObjects(getField(record, 'changelog.histories')).flatMap((history) =>
      listObjects(history.items).map((item) => ({
        ...readRow(history, {
          time: 'created',
          text: describeChange(item),
          who: personAt('author'),
        }),
        from: history,
      })),
    )
    const resolved = readSteps(record, title, [['fields.resolutiondate', 'Resolved', 'resolution']])
    return [opened, ...mergeUpdates(changes.length > 0 ? [] : resolved, [...comments, ...changes])]
  },
}

/** The comments of an issue. */
const comments: RecordKind = {
  lists: ['comments', 'values', ''],
  has: ['created', 'author.displayName author.name'],
  is: (record) => wordsOf(record.body) !== '',
  row: { time: 'created', text: (record) => wordsOf(record.body), who: personAt('author') },
}

/** What Jira sends when an issue is opened, changed or commented on. */
const webhooks: RecordKind = {
  lists: [''],
  has: ['webhookEvent', 'issue.key comment.created', 'timestamp comment.created issue.fields.updated'],
  title: 'issue.fields.summary',
  rows: (record) => {
    const title = `${textField(record, 'issue.fields.summary')} (${textField(record, 'issue.key')})`
    const told = {
      time: 'timestamp comment.created issue.fields.updated',
      who: `${personAt('comment.author')} ${personAt('user')}`,
    }
    const said = wordsOf(getField(record, 'comment.body'))
    if (said !== '') return [readRow(record, { ...told, text: said })]
    const changes = listObjects(getField(record, 'changelog.items')).map((item) =>
      readRow(record, { ...told, text: joinText(': ', title, describeChange(item)) }),
    )
    const event = toPhrase(textField(record, 'issue_event_type_name', 'webhookEvent').replace(/^jira:|^issue_/g, ''))
    return changes.length > 0 ? changes : [readRow(record, { ...told, text: joinText(': ', event, title) })]
  },
}

/** Jira issues. */
export const jiraIssues = serviceFormat({
  id: 'jira-issues',
  title: 'Jira issues, comments and webhooks (JSON)',
  kinds: [issues, webhooks, comments],
})
