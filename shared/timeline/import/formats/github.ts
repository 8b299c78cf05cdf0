import { type Fields, fieldsIn, isFields, listOf, textIn, timeIn } from '../json-fields'
import { recordFormat } from '../records'

const listIn = (json: unknown, name: string): Fields[] =>
  listOf(Array.isArray(json) ? json : isFields(json) ? (json[name] ?? [json]) : undefined)

const some = (records: Fields[]): Fields[] | undefined => (records.length > 0 ? records : undefined)

const isDeployment = (value: Fields): boolean =>
  'created_at' in value &&
  'environment' in value &&
  ('sha' in value || 'ref' in value || 'state' in value || 'deployment_url' in value)

const short = (sha: string): string => sha.slice(0, 7)

/** GitHub's deployments and deployment statuses, as its REST API gives them. */
export const githubDeployments = recordFormat({
  id: 'github-deployments',
  title: 'GitHub deployments (JSON)',
  records: (json) => some(listIn(json, 'deployments').filter(isDeployment)),
  rows: (record) => {
    const who = textIn(fieldsIn(record, 'creator'), 'login')
    const [sha, ref] = [textIn(record, 'sha'), textIn(record, 'ref')]
    const what = ref && !sha.startsWith(ref) ? `${ref}${sha ? ` (${short(sha)})` : ''}` : short(sha)
    const state = textIn(record, 'state')
    const subject = state ? `Deployment ${state.replaceAll('_', ' ')}` : `Deployment of ${what}`
    const description = textIn(record, 'description')
    return [
      {
        time: timeIn(record.created_at),
        text: `${subject} to ${textIn(record, 'environment')}${description ? `: ${description}` : ''}`,
        kind: 'action',
        ...(who ? { who } : {}),
        ...(/\[bot\]$/.test(who) ? { bot: true as const } : {}),
      },
    ]
  },
})

const commitOf = (record: Fields): Fields =>
  isFields(record.commit) && 'message' in record.commit ? record.commit : record

const dateOf = (commit: Fields): unknown =>
  fieldsIn(commit, 'committer').date ?? fieldsIn(commit, 'author').date ?? commit.timestamp ?? commit.committedDate

const isCommit = (value: Fields): boolean =>
  ('sha' in value || 'oid' in value || 'id' in value) &&
  typeof commitOf(value).message === 'string' &&
  dateOf(commitOf(value)) !== undefined

/** GitHub's commits, as its REST API and its push events give them; the moment is the committer's. */
export const githubCommits = recordFormat({
  id: 'github-commits',
  title: 'GitHub commits (JSON)',
  records: (json) => some(listIn(json, 'commits').filter(isCommit)),
  rows: (record) => {
    const commit = commitOf(record)
    const author = fieldsIn(commit, 'author')
    const who = textIn(author, 'name') || textIn(fieldsIn(record, 'author'), 'login', 'name')
    const sha = textIn(record, 'sha', 'oid', 'id')
    return [
      {
        time: timeIn(dateOf(commit)),
        text: `${textIn(commit, 'message')} (${short(sha)})`,
        kind: 'action',
        ...(who ? { who } : {}),
        ...(/\[bot\]$/.test(who) ? { bot: true as const } : {}),
      },
    ]
  },
})
