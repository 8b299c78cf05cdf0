import { type JsonObject, textField } from '../../json-fields'
import { joinText } from '../../phrases'
import type { RecordKind } from './service-format'
import { readRow, readRows, textAt } from './service-rows'

/** Pushes, each of their commits a row; of a tag or of no commit, when it was pushed. */
export const pushes: RecordKind = {
  lists: [''],
  has: ['ref', 'pusher.name'],
  is: (record) => Array.isArray(record.commits),
  rows: (record) => {
    const commits = readRows(record.commits, {
      time: 'timestamp',
      text: (commit) => textField(commit, 'message'),
      who: 'author.username author.name',
      kind: 'action',
    })
    if (commits.length > 0) return commits
    const ref = textField(record, 'ref').replace(/^refs\/(?:heads|tags)\//, '')
    return [
      readRow(record, {
        time: 'repository.pushed_at',
        text: () => `Pushed ${ref}`,
        who: 'sender.login pusher.name',
        kind: 'action',
      }),
    ]
  },
}

const aboutRepository = new Set([
  'action',
  'changes',
  'repository',
  'organization',
  'enterprise',
  'sender',
  'installation',
])

/** What was done to a repository itself: it was created, renamed, archived. */
export const repositoryEvents: RecordKind = {
  lists: [''],
  has: ['action', 'repository.full_name', 'sender.login'],
  is: (record) => Object.keys(record).every((name) => aboutRepository.has(name)),
  row: {
    time: 'repository.updated_at',
    text: (record) => `Repository ${textField(record, 'action')}: ${textAt(record, 'repository.full_name')}`,
    who: 'sender.login',
    kind: 'action',
  },
}

const describeStatus = (record: JsonObject): string =>
  joinText(': ', joinText(' ', textField(record, 'context'), textField(record, 'state')), textAt(record, 'description'))

/** Statuses that services give to a commit. */
export const statuses: RecordKind = {
  lists: ['', 'statuses'],
  has: ['state', 'context', 'updated_at created_at'],
  row: { time: 'updated_at created_at', text: describeStatus, who: 'creator.login sender.login' },
}
