import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { convertDocument, ImportError, importTimeline } from '../../../shared/libs/timeline-import'
import { toInput } from '../../../shared/libs/timeline-import/input'
import { formats } from '../../../shared/libs/timeline-import/registry'

const folder = join(import.meta.dirname, 'fixtures')

/** The sample of each format, by its id. */
const samples: Record<string, string> = {
  debrief: 'debrief.debrief.json',
  slack: 'slack-export.json',
  discord: 'discord-channel.json',
  teams: 'teams-graph.json',
  mattermost: 'mattermost-bulk.jsonl',
  zulip: 'zulip-api.json',
  'rocket-chat': 'rocket-chat-room.json',
  matrix: 'matrix-room.json',
  telegram: 'telegram-chat.json',
  'google-chat': 'google-chat-takeout.json',
  pagerduty: 'pagerduty-log-entries.json',
  grafana: 'grafana-annotations.json',
  alertmanager: 'alertmanager-webhook.json',
  opsgenie: 'opsgenie-alerts.json',
  'github-deployments': 'github-deployments.json',
  'github-commits': 'github-commits.json',
  statuspage: 'statuspage-two-incidents.json',
  'splunk-on-call': 'splunk-on-call.json',
  'incident-io': 'incident-io.json',
  firehydrant: 'firehydrant.json',
  rootly: 'rootly.json',
  datadog: 'datadog-events-v2.json',
  sentry: 'sentry-issues.json',
  'new-relic': 'new-relic-issues.json',
  cloudtrail: 'cloudtrail-lookup.json',
  aws: 'aws-alarm-history.json',
  azure: 'azure-activity.json',
  'google-cloud': 'google-cloud-logging.json',
  kubernetes: 'kubernetes-events-new-api.json',
  journald: 'journald.jsonl',
  'argo-cd': 'argo-cd.json',
  jenkins: 'jenkins-job.json',
  github: 'github-timeline.json',
  gitlab: 'gitlab-notes.json',
  'jira-issues': 'jira-issue.json',
  'github-graphql': 'github-graphql-timeline.json',
  'git-log': 'git-log.txt',
  'svn-log': 'svn-log.txt',
  feed: 'feed-statuspage.xml',
  calendar: 'calendar.ics',
  'windows-events': 'windows-events.xml',
  'kubectl-events': 'kubectl-events.txt',
  'status-page': 'status-headings.md',
  subtitles: 'transcript-teams.vtt',
  'zoom-chat': 'chat-zoom-cloud.txt',
  transcript: 'transcript-otter.txt',
  'transcript-json': 'transcript-segments.json',
  json: 'json-nested-events.json',
  csv: 'csv-simple.csv',
  tsv: 'tabs.tsv',
  journal: 'journal-export.log',
  kernel: 'kernel-boot.log',
  last: 'last-logins.txt',
  chat: 'chat-irc.txt',
  log: 'log-iso.txt',
  html: 'html-confluence-page.html',
  docx: 'docx-word.docx',
  odt: 'odt-libreoffice.odt',
  mail: 'mail-thread.eml',
  asciidoc: 'adoc-cols.adoc',
  rst: 'rst-tables.rst',
  org: 'org-notes.org',
  jira: 'jira-issue.txt',
  'media-wiki': 'wiki-incident.txt',
  markdown: 'md-table.md',
}

const sampleNames = new Set(Object.values(samples))
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))
/** The formats that read any text as a document, for which a file takes ten times as long: each reads its share. */
const documentIds = [...Object.keys(samples).slice(Object.keys(samples).indexOf('html')), 'csv', 'log']

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))
const sampleOf = (id: string): Uint8Array => bytesOf(samples[id] ?? '')

/** How sure each format is that a source is its own, by id. */
const recognize = (source: Uint8Array | string): Map<string, number> => {
  const input = toInput(source, {})
  return new Map(formats.map((format) => [format.id, format.detect(input)]))
}

/** The same for a part of a file, which may be no text and no whole archive. */
const recognizeOrRefuse = (source: Uint8Array): Map<string, number> => {
  try {
    return recognize(source)
  } catch (error) {
    if (error instanceof ImportError) return new Map()
    throw error
  }
}

/** The confidence of each format on each sample, by the id of the format that the sample is of. */
const confidences = new Map(formats.map(({ id }) => [id, recognize(sampleOf(id))]))

/** Imports, and lets only the one documented error pass. */
const importOrRefuse = (text: string, format: string): ReturnType<typeof importTimeline> | undefined => {
  try {
    return importTimeline(text, { format })
  } catch (error) {
    if (error instanceof ImportError) return undefined
    throw error
  }
}

const badInputs: [string, string][] = [
  ['binary data', 'PNG\u0000\u0001\u0002'],
  ['an unclosed object', '{"alerts": ['],
  ['JSON null', 'null'],
  ['an empty array', '[]'],
  ['an empty object', '{}'],
  ['an array of other things', '[null, 1, "text", [], {"ts": {}, "type": []}]'],
  ['fields of the wrong type', '{"alerts": 1, "log_entries": "x", "data": {"alerts": {}}, "meeting": [], "format": 7}'],
  ['text without times', 'Nothing\nhappened\n\nhere.'],
  ['one character', '|'],
  ['deep nesting', `${'['.repeat(5000)}${']'.repeat(5000)}`],
  ['a lone surrogate', '14:05 \ud800'],
]

describe('the registry of import formats', () => {
  it('has a sample for every format, and none for others', () =>
    expect(Object.keys(samples).sort()).toEqual(formats.map(({ id }) => id).sort()))

  it('gives every format an id and a title of its own', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
    expect(new Set(formats.map(({ title }) => title)).size).toBe(formats.length)
    expect(formats.filter(({ id, title }) => !/^[a-z]+(?:-[a-z]+)*$/.test(id) || title.trim() === '')).toEqual([])
  })
})

describe.each(formats.map(({ id }) => id))('the format %s', (id) => {
  it('recognizes its sample with the highest confidence, and leaves those of the others to them', () => {
    for (const [other, of] of confidences) {
      const confidence = of.get(id) ?? -1
      if (other === id) expect(confidence).toBeGreaterThan(0)
      else expect(confidence, `${id} on the sample of ${other}`).toBeLessThan(of.get(other) ?? 0)
    }
  })

  it('is detected: its sample gives the same rows without the option', async () => {
    const sample = await convertDocument(sampleOf(id))
    const result = importTimeline(sample, { format: id })
    expect(result.events.length).toBeGreaterThan(0)
    expect(importTimeline(sample)).toEqual(result)
  })

  it('gives every row a text and a line of the file', async () => {
    const result = importTimeline(await convertDocument(sampleOf(id)), { format: id })
    const lineCount = (result.text ?? new TextDecoder().decode(sampleOf(id))).split('\n').length
    const bad = result.events.filter((event) => event.text.trim() === '' || event.line < 1 || event.line > lineCount)
    expect(bad).toEqual([])
  })

  it.each(['', ' \n\t\n', '\ufeff'])('gives no rows for the empty input %j', (text) =>
    expect(importTimeline(text, { format: id }).events).toEqual([]),
  )

  it.each(badInputs)('reads or refuses %s, and never crashes', (_, text) => {
    const result = importOrRefuse(text, id)
    if (result) expect(result.events.every((event) => event.text !== '' && event.line >= 1)).toBe(true)
  })

  it('reads or refuses the files of other formats', () => {
    const share = documentIds.indexOf(id)
    const names = fixtures.filter(
      (name, index) => share < 0 || sampleNames.has(name) || index % documentIds.length === share,
    )
    for (const name of names) {
      const result = importOrRefuse(readFileSync(join(folder, name), 'utf8'), id)
      if (result) expect(result.events.every((event) => event.text !== '' && event.line >= 1)).toBe(true)
    }
  })

  it('reads or refuses either half of a sample', () => {
    for (const name of sampleNames) {
      const text = readFileSync(join(folder, name), 'utf8')
      // Documents are read slowly, and a half of one is a document as well.
      if (documentIds.includes(id) && !documentIds.some((other) => samples[other] === name)) continue
      for (const half of [text.slice(0, text.length / 2), text.slice(text.length / 2)]) {
        const result = importOrRefuse(half, id)
        if (result) expect(result.events.every((event) => event.text !== '' && event.line >= 1)).toBe(true)
      }
    }
  })
})

describe('recognition', () => {
  it.each(fixtures)('gives each format a confidence from 0 to 1 on %s, and one is sure of the whole of it', (name) => {
    const bytes = bytesOf(name)
    expect(Math.max(...recognize(bytes).values())).toBeGreaterThan(0)
    const half = bytes.length / 2
    for (const part of [bytes, bytes.slice(0, half), bytes.slice(half)]) {
      const found = recognizeOrRefuse(part)
      expect([...found].filter(([, confidence]) => !(confidence >= 0 && confidence <= 1))).toEqual([])
    }
  })
})

describe('text in Windows-1252', () => {
  const bytes = Uint8Array.from('2024-03-01 14:05 Neustart \x84kurz\x93 \x96 f\xfcr 5 \x80', (char) =>
    char.charCodeAt(0),
  )
  const encoded = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[^ -<>-~]/g, (char) => `=${char.charCodeAt(0).toString(16)}`)

  it.each([
    ['a file', bytes],
    [
      'a mail',
      `From: a@example.com\nTo: b@example.com\nDate: Fri, 1 Mar 2024 14:00:00 +0000\nSubject: Outage\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n${encoded}\n`,
    ],
  ])('keeps its quotation marks and dashes in %s', (_, input) =>
    expect(
      importTimeline(input)
        .events.map(({ text }) => text)
        .join(),
    ).toContain('Neustart „kurz“ – für 5 €'),
  )
})
