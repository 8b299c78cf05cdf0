import { isJsonObject, type JsonObject, listObjects, objectField, parseJsonTime, textField } from '../json-fields'
import { recordFormat } from '../record-format'

const readList = (json: unknown, name: string): JsonObject[] =>
  listObjects(Array.isArray(json) ? json : isJsonObject(json) ? (json[name] ?? [json]) : undefined)

/** The records of a list that has mostly records of this kind. */
const mostly = (records: JsonObject[], is: (record: JsonObject) => boolean): JsonObject[] | undefined => {
  const found = records.filter(is)
  return found.length > 0 && found.length * 2 >= records.length ? found : undefined
}

const isDeployment = (value: JsonObject): boolean =>
  'created_at' in value &&
  'environment' in value &&
  ('sha' in value || 'ref' in value || 'state' in value || 'deployment_url' in value)

const short = (sha: string): string => sha.slice(0, 7)

/** Deployments and deployment statuses of GitHub's REST API. */
export const githubDeployments = recordFormat({
  id: 'github-deployments',
  title: 'GitHub deployments (JSON)',
  records: (json) => mostly(readList(json, 'deployments'), isDeployment),
  rows: (record) => {
    const who = textField(objectField(record, 'creator'), 'login')
    const [sha, ref] = [textField(record, 'sha'), textField(record, 'ref')]
    const what = ref && !sha.startsWith(ref) ? `${ref}${sha ? ` (${short(sha)})` : ''}` : short(sha)
    const state = textField(record, 'state')
    const subject = state ? `Deployment ${state.replaceAll('_', ' ')}` : `Deployment of ${what}`
    const description = textField(record, 'description')
    return [
      {
        time: parseJsonTime(record.created_at),
        text: `${subject} to ${textField(record, 'environment')}${description ? `: ${description}` : ''}`,
        kind: 'action',
        ...(who ? { who } : {}),
        ...(/\[bot\]$/.test(who) ? { bot: true as const } : {}),
      },
    ]
  },
})

const getCommit = (record: JsonObject): JsonObject =>
  isJsonObject(record.commit) && 'message' in record.commit ? record.commit : record

const getDate = (commit: JsonObject): unknown =>
  objectField(commit, 'committer').date ??
  objectField(commit, 'author').date ??
  commit.timestamp ??
  commit.committedDate

const isCommit = (value: JsonObject): boolean =>
  ('sha' in value || 'oid' in value || 'id' in value) &&
  typeof getCommit(value).message === 'string' &&
  getDate(getCommit(value)) !== undefined

/** Commits of GitHub's REST API and push events, at the committer's date. */
export const githubCommits = recordFormat({
  id: 'github-commits',
  title: 'GitHub commits (JSON)',
  records: (json) => mostly(readList(json, 'commits'), isCommit),
  rows: (record) => {
    const commit = getCommit(record)
    const author = objectField(commit, 'author')
    const who = textField(author, 'name') || textField(objectField(record, 'author'), 'login', 'name')
    const sha = textField(record, 'sha', 'oid', 'id')
    return [
      {
        time: parseJsonTime(getDate(commit)),
        text: `${textField(commit, 'message')} (${short(sha)})`,
        kind: 'action',
        ...(who ? { who } : {}),
        ...(/\[bot\]$/.test(who) ? { bot: true as const } : {}),
      },
    ]
  },
})
