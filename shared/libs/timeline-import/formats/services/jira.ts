import { getField, isJsonObject, type JsonObject, listObjects, textField, timeField } from '../../json-fields'
import { hasAll, joinText, mergeUpdates, type RecordKind, serviceFormat, stepRows, toRow } from './service-format'

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

const nameOf = (person: unknown): string => textField(person, 'displayName', 'name', 'emailAddress')

const changeRows = (history: JsonObject) =>
  listObjects(history.items).map((item) =>
    toRow(
      timeField(history, 'created'),
      `${textField(item, 'field')}: ${joinText(' → ', textField(item, 'fromString'), textField(item, 'toString'))}`,
      { who: nameOf(history.author), from: history },
    ),
  )

/** Issues of Jira's REST API with their comments and changes. */
const issues: RecordKind = {
  lists: ['issues', ''],
  is: (record) => hasAll(record, 'key', 'fields.summary', 'fields.created'),
  titleOf: (record) => textField(record, 'fields.summary'),
  rows: (record) => {
    const title = `${textField(record, 'fields.summary')} (${textField(record, 'key')})`
    const opened = toRow(timeField(record, 'fields.created'), title, {
      who: nameOf(getField(record, 'fields.reporter') ?? getField(record, 'fields.creator')),
    })
    const comments = listObjects(getField(record, 'fields.comment.comments')).map((comment) =>
      toRow(timeField(comment, 'created'), wordsOf(comment.body), { who: nameOf(comment.author), from: comment }),
    )
    const changes = listObjects(getField(record, 'changelog.histories')).flatMap(changeRows)
    const resolved = stepRows(record, title, [['fields.resolutiondate', 'Resolved', 'resolution']])
    return [opened, ...mergeUpdates(changes.length > 0 ? [] : resolved, [...comments, ...changes])]
  },
}

/** Jira issues. */
export const jiraIssues = serviceFormat({
  id: 'jira-issues',
  title: 'Jira issues (JSON)',
  kinds: [issues],
})
