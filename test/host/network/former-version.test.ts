import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLayout } from '../../../electron/host/store/layout'
import { snapshot, toMeeting } from '../../../shared/document'
import { getAgenda, getStageLengths } from '../../../shared/document/agenda'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { parseFile } from '../../../shared/file'
import { log, repeatStage } from '../../../shared/meeting/agenda'
import { readLog } from '../../../shared/meeting/agenda/log'
import { getBallotState } from '../../../shared/meeting/ballots'
import { stages } from '../../../shared/stages'
import { feedback, lessons } from '../../../shared/stages/closing/model'
import { causeVotes } from '../../../shared/stages/fishbone/model'
import { answers } from '../../../shared/stages/five-whys/model'
import { events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { until, untilAsserted } from '../../support/until'
import { formerFile, startFormerHost } from './former-host'
import { joinAsGuest } from './guest-access'
import {
  closeAll,
  getLinkState,
  getPort,
  getSharedText,
  openOwnPage,
  openPage,
  readInvite,
  share,
  startTestHost,
  type TestHost,
  waitForText,
} from './support'

afterEach(closeAll)

/** Matches a value that still has each row of each list and each field of each row. */
const containing = (value: unknown): unknown => {
  if (Array.isArray(value)) return expect.arrayContaining(value.map(containing))
  if (typeof value !== 'object' || value === null) return value
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, containing(one)])))
}

type Json = Record<string, unknown>

/** The readable half of a file as today's version must read it: with votes and feedback by name as counts. */
const expectedOf = (text: string) => {
  const { id, meeting } = JSON.parse(text) as { id: string; meeting: { stages: Record<string, Json> } & Json }
  const { votes: _votes, ...fishbone } = meeting.stages.fishbone ?? {}
  const { feedback: _feedback, ...closing } = meeting.stages.closing ?? {}
  const summary = (closing.closing as Json).summary as string
  const inStages = {
    ...meeting.stages,
    fishbone,
    closing: { ...closing, closing: { summary: `Typed before the power went. ${summary}` } },
  }
  return { id, wanted: containing({ ...meeting, stages: inStages }) }
}

/** Words that are only in the journal. */
const journaled = [
  'Only in the journal: the first',
  'רק ביומן: השנייה',
  'Typed before the power went. ',
  'An action that only the journal holds',
]

describe.each([
  ['the version before', 'former'],
  ['a version whose journal had another format', 'elder'],
])('a document and its journal by %s', (_, name) => {
  test('open with every word, including those that never reached the file, and are saved with them', async () => {
    const first = await startTestHost()
    const { folder } = await first.call('library.list', {})
    await first.stop()
    const text = readFileSync(formerFile(`${name}.debrief.json`), 'utf8')
    for (const words of journaled) expect(text).not.toContain(words)
    const { id, wanted } = expectedOf(text)
    const { journals } = createLayout(folder)
    mkdirSync(journals, { recursive: true })
    copyFileSync(formerFile(`${name}.debrief.json`), join(folder, `${name}.debrief.json`))
    copyFileSync(formerFile(`${name}.journal`), join(journals, `${id}.00000002.journal`))

    const host = await startTestHost({ dataDir: first.dataDir })
    // The host answers while it is still reading the folder.
    await untilAsserted(async () =>
      expect(await host.call('library.list', {})).toMatchObject({ notices: [], entries: [{ id }] }),
    )
    const { doc } = await openOwnPage(host, id)
    const meeting = toMeeting(doc, stages)
    expect(meeting).toEqual(wanted)
    for (const words of journaled) expect(JSON.stringify(meeting)).toContain(words)

    expect(events.listTrash(doc).map((row) => row.text)).toEqual(['Typed meanwhile: A row that was removed'])
    expect(answers.listTrash(doc).map((row) => row.text)).toEqual(['A step that was removed'])
    expect(lessons.listTrash(doc).map((row) => row.text)).toEqual(['Said twice'])
    expect(getBallotState(causeVotes.read(doc).value).tally).toMatchObject({
      voters: 4,
      counts: {
        [`fishbone.causes/${name}-n9`]: 2,
        [`whys.answers/${name}-26`]: 3,
        [`whys.answers/${name}-27`]: 3,
      },
    })
    // With two voters the choices are not shown, since each would know the other's.
    expect(getBallotState(feedback.read(doc).value).tally).toEqual({
      voters: 2,
      counts: {},
      texts: ['Begin on time', 'Short and kind'],
    })

    await host.stop()
    const saved = parseFile(readFileSync(join(folder, `${name}.debrief.json`), 'utf8'))
    if (!saved.ok) throw new Error(saved.problem.code)
    expect(saved.file.isHandEdited).toBe(false)
    expect(saved.file.meeting).toEqual(wanted)
  })
})

/** Types on both sides of a link and sees it arrive and reach the disk of the meeting's host. */
const typeBothWays = async (meeting: TestHost, joined: TestHost, documentId: string): Promise<void> => {
  const [theirs, ours] = [await openOwnPage(meeting, documentId), await openOwnPage(joined, documentId)]
  await until('the link', () => getLinkState(ours) === 'linked')
  const before = getSharedText(theirs).toString()
  await waitForText(ours, before)
  getSharedText(theirs).insert(before.length, 'from the meeting')
  await waitForText(ours, `${before}from the meeting`)
  getSharedText(ours).insert(0, 'from who joined, ')
  await waitForText(theirs, `from who joined, ${before}from the meeting`)
  expect(await ours.queryPersistence()).toEqual(['own', 'meeting'])
  ours.leave()
  theirs.leave()
}

describe('with a host of the previous version', () => {
  test('today’s host joins its meeting by its invite', async () => {
    const [meeting, joined] = await Promise.all([startFormerHost(), startTestHost()])
    const { documentId, appLink } = await share(meeting)
    await joined.call('meeting.join', { link: appLink })
    await typeBothWays(meeting, joined, documentId)
  })

  test('the previous version joins a meeting of today’s host, and keeps a stage that is repeated', async () => {
    const [meeting, joined] = await Promise.all([startTestHost(), startFormerHost()])
    const { documentId, appLink } = await share(meeting)
    const { doc, leave } = await openOwnPage(meeting, documentId)
    const author = testAuthor('Dana', Date.now())
    const controls = createMeetingControls(doc, author)
    controls.start()
    const agenda = getAgenda(snapshot(doc))
    const [, , repeated] = agenda
    if (!repeated) throw new Error('the agenda has too few stages')
    const id = repeatStage(doc, agenda, snapshot(doc).run.state, repeated)
    controls.goTo(id)

    await joined.call('meeting.join', { link: appLink })
    await typeBothWays(meeting, joined, documentId)
    leave()
    const { text } = await joined.call('document.file', { id: documentId })
    const copy = parseFile(text)
    if (!copy.ok) throw new Error(copy.problem.code)
    expect(copy.file.meeting).toMatchObject({
      agenda: { [id]: { isOn: true, minutes: repeated.minutes } },
      run: { state: { phase: 'running', stage: id } },
    })
  })

  test('its copy of a meeting keeps the minutes that were added and taken, and the log that it does not know', async () => {
    const [meeting, joined] = await Promise.all([startTestHost(), startFormerHost()])
    const { documentId, appLink } = await share(meeting)
    await joined.call('meeting.join', { link: appLink })
    const { doc } = await openOwnPage(meeting, documentId)
    const controls = createMeetingControls(doc, testAuthor('Dana', Date.now()))
    controls.start()
    controls.addMinutes(1)
    controls.take({ to: 'opening', from: [{ id: 'fishbone', minutes: 3 }] })
    const theirs = await openOwnPage(joined, documentId)
    await untilAsserted(() => expect(readLog(log.read(theirs.doc).value)).toHaveLength(3))
    await untilAsserted(async () => expect(await theirs.queryPersistence()).toEqual(['own', 'meeting']))
    const { folder } = await joined.call('library.list', {})
    await joined.stop()

    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.debrief.json'))
    const saved = parseFile(readFileSync(join(folder, file), 'utf8'))
    if (!saved.ok) throw new Error(saved.problem.code)
    const { run, extensions } = saved.file.meeting as { run: { state: unknown }; extensions: Record<string, unknown> }
    expect(run.state).toMatchObject({ phase: 'running', stage: 'opening' })
    expect(Object.values(extensions)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ stage: 'opening', length: 60_000 }),
        expect.objectContaining({ stage: 'opening', length: 180_000 }),
        expect.objectContaining({ stage: 'fishbone', length: -180_000 }),
      ]),
    )
    const copy = new Y.Doc()
    Y.applyUpdate(copy, saved.file.crdt)
    expect(
      readLog(log.read(copy).value)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['extended', 'started', 'taken'])
    expect(getStageLengths(snapshot(copy))).toMatchObject({ opening: 8 * 60_000, fishbone: 7 * 60_000 })
  })

  test('invites from before an update still open the meeting, for earlier, new and browser participants', async () => {
    const former = await startFormerHost()
    const { documentId, appLink, browserLink = '' } = await share(former, 'edit', true)
    const early = await startFormerHost()
    await early.call('meeting.join', { link: appLink })
    await typeBothWays(former, early, documentId)
    const networkPort = Number(readInvite(appLink).addresses[0]?.split(':').at(-1))
    await former.stop()

    const updated = await startTestHost({ dataDir: former.dataDir, port: getPort(former.url), networkPort })
    await typeBothWays(updated, early, documentId)
    const late = await startTestHost()
    await late.call('meeting.join', { link: appLink })
    await typeBothWays(updated, late, documentId)

    const { status, origin, cookie } = await joinAsGuest(browserLink)
    expect(status).toBe(200)
    const guest = openPage(origin, cookie, documentId)
    await until('the sync', () => guest.isSynced())
    expect(getSharedText(guest).toString()).toContain('from the meeting')
  })
})
