import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import type { Io } from '../../electron/cli/command'
import { command } from '../../electron/cli/commands/import'
import { readDocument } from '../../electron/cli/input'
import { root } from '../../scripts/build.mjs'
import { endMeeting, goToStage, startMeeting } from '../../shared/meeting/agenda'
import { stages } from '../../shared/stages'
import { events } from '../../shared/stages/timeline/model'
import { testAuthor } from './author'
import { github } from './github-2018-meeting'
import { gitlab } from './gitlab-2017'
import { encodeDocument } from './tour-host'
import { type MeetingFacts, writeMeeting } from './write-meeting'

const MINUTE_MS = 60_000

/** What the meetings find out. GitLab's timeline has only what the records say. */
export const incidents: Readonly<Record<'gitlab-2017' | 'github-2018', MeetingFacts>> = {
  'gitlab-2017': { ...gitlab, events: [] },
  'github-2018': github,
}
export type IncidentName = keyof typeof incidents

const zones: Readonly<Record<IncidentName, string>> = { 'gitlab-2017': 'UTC', 'github-2018': 'America/Los_Angeles' }

/** The folder of an incident's records. */
const recordsOf = (name: IncidentName): string => join(root, 'test/fixtures/incidents', name)

const io: Io = {
  stdout: () => undefined,
  stderr: () => undefined,
  stdin: () => Promise.reject(new Error('Nothing is piped in.')),
}

/** Reads records into a document of its own with `debrief import --new`, twice. */
const importRecords = async (name: IncidentName, folder: string): Promise<void> => {
  for (let time = 0; time < 2; time += 1)
    await command.run(['--names', '--bots', '--zone', zones[name], '--new', folder, recordsOf(name)], io)
}

/**
 * An incident from its records, which the command line imports, through a meeting of all stages. The document's file is
 * in `folder`, which `remove` removes.
 */
export const holdMeetingOfRecords = async (name: IncidentName) => {
  const folder = mkdtempSync(join(tmpdir(), `debrief-${name}-`))
  await importRecords(name, folder)
  const [fileName = ''] = readdirSync(folder).filter((one) => one.endsWith('.debrief.json'))
  const path = join(folder, fileName)
  const { state } = await readDocument(path, io)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(state))
  const imported = events.read(doc).value
  const facts = incidents[name]
  const author = testAuthor('dana', Number(facts.record.resolvedAt) + 7 * 24 * 60 * MINUTE_MS)
  const agenda = stages.filter(({ isOptional }) => !isOptional).map(({ id }) => id)
  const [first = '', ...others] = agenda
  startMeeting(doc, first, author, 90 * MINUTE_MS)
  writeMeeting(doc, author, facts)
  for (const id of others) {
    author.advance(12 * MINUTE_MS)
    goToStage(doc, id, author)
  }
  author.advance(6 * MINUTE_MS)
  endMeeting(doc, author)
  writeFileSync(path, encodeDocument(doc).text)
  return { path, doc, imported, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A postmortem that was made from records. */
export type MeetingOfRecords = Awaited<ReturnType<typeof holdMeetingOfRecords>>
