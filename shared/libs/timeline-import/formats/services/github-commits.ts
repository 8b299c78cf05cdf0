import { textField } from '../../json-fields'
import { joinText } from '../../phrases'
import { type RecordKind, serviceFormat } from './service-format'
import { textAt } from './service-rows'

const shorten = (sha: string): string => sha.slice(0, 7)

/** Deployments and deployment statuses of GitHub's REST API. */
const deployments: RecordKind = {
  lists: ['deployments', ''],
  has: ['created_at', 'environment', 'sha ref state deployment_url'],
  row: {
    time: 'created_at',
    text: (record) => {
      const sha = textField(record, 'sha')
      const ref = textField(record, 'ref')
      const state = textField(record, 'state').replaceAll('_', ' ')
      const what = ref && !sha.startsWith(ref) ? joinText(' ', ref, sha && `(${shorten(sha)})`) : shorten(sha)
      const subject = state ? `Deployment ${state}` : `Deployment of ${what}`
      return joinText(': ', `${subject} to ${textField(record, 'environment')}`, textField(record, 'description'))
    },
    who: 'creator.login',
    kind: 'action',
  },
}

const committedAt = 'commit.committer.date commit.author.date committer.date author.date timestamp committedDate'

/** Commits of GitHub's REST API and push events, at the committer's date. */
const commits: RecordKind = {
  lists: ['commits', ''],
  has: ['sha oid id', 'commit.message message', committedAt],
  row: {
    time: committedAt,
    text: (record) => `${textAt(record, 'commit.message message')} (${shorten(textAt(record, 'sha oid id'))})`,
    who: 'commit.author.name author.name author.login',
    kind: 'action',
  },
}

/** GitHub deployments. */
export const githubDeployments = serviceFormat({
  id: 'github-deployments',
  title: 'GitHub deployments (JSON)',
  kinds: [deployments],
})

/** GitHub commits. */
export const githubCommits = serviceFormat({
  id: 'github-commits',
  title: 'GitHub commits (JSON)',
  kinds: [commits],
})
