import { readTime } from '../../time'
import { endsStep } from '../run-steps'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

const commitLine = /^(?:\* )?commit ([0-9a-f]{7,64})\b/
const dateLine = /^(?:Author|Commit)?Date:\s+(.+)$/
const authorLine = /^Author:\s+(\S(?:.*?\S)??)(?:\s+<[^<>]*>)?$/
const committerDate = /^CommitDate:/

type Commit = { line: number; sha: string; who: string; date: string; message: string[] }

/** The commits in the output of `git log`, with `--format=fuller`, `--date` or `--graph` too. */
function* readCommits(text: string): Generator<Commit> {
  let commit: Commit | undefined
  const lines = text.split('\n')
  for (const [i, raw] of lines.entries()) {
    const line = raw.replace(/^[|\\/ ]*\* (?=commit )/, '').replace(/^(?:\| )+/, '')
    const start = commitLine.exec(line)
    if (start) {
      if (commit) yield commit
      commit = { line: i + 1, sha: start[1] ?? '', who: '', date: '', message: [] }
    } else if (commit) {
      const date = dateLine.exec(line)
      const author = authorLine.exec(line)
      if (author && commit.message.length === 0) commit.who = author[1] ?? ''
      else if (date && commit.message.length === 0)
        commit.date = commit.date === '' || committerDate.test(line) ? (date[1] ?? '') : commit.date
      else if (/^ {4}/.test(line)) commit.message.push(line.slice(4))
      else if (line === '' && commit.message.length > 0) commit.message.push('')
    }
  }
  if (commit) yield commit
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  let count = 0
  for (const { line, sha, who, date, message } of readCommits(text)) {
    count += 1
    if (endsStep(count - 1)) yield
    const time = readTime(date.trim())?.value
    const words = message.join('\n').trim()
    if (!time) {
      draft.warnings.push({ line, message: `The commit ${sha.slice(0, 7)} has no readable date.` })
      continue
    }
    draft.entries.push({
      line,
      time,
      text: `${words === '' ? 'Commit' : words} (${sha.slice(0, 7)})`,
      source: 'git',
      kind: 'action',
      run: line,
      ...(who ? { who } : {}),
    })
  }
  return draft
}

/** The output of `git log`. */
export const gitLog: Format = {
  id: 'git-log',
  title: 'git log',
  detect: ({ text }) =>
    /^\s*(?:\* )?commit [0-9a-f]{40}\b.*\n(?:(?:\| )?Merge:.*\n)?(?:\| )?Author:/.test(text.slice(0, 4000)) ? 0.97 : 0,
  read,
}
