import { beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { MEETING_CONTROL } from '../../../shared/crdt'
import { createDocument, snapshot } from '../../../shared/document'
import { getAgenda, getStageLengths } from '../../../shared/document/agenda'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { getOutlook, repeatStage, setOnAgenda } from '../../../shared/meeting/agenda'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'

const [firstStage] = stages
let doc: Y.Doc
beforeEach(() => {
  doc = createDocument({ title: 'Outage' }, testAuthor('Host'))
})

describe('the controls of a meeting', () => {
  test('start it at the first stage of its agenda, and make the one who starts it the facilitator', () => {
    createMeetingControls(doc, testAuthor('Noor')).start()
    const { run, record, roster } = snapshot(doc)
    expect(run.state).toMatchObject({ phase: 'running', stage: firstStage?.id })
    expect(record).toMatchObject({ status: 'in-meeting', facilitator: 'Noor' })
    expect(roster.filter(({ role }) => role === 'facilitator')).toMatchObject([{ name: 'Noor', hasAttended: true }])
  })

  test('allow one facilitator at a time: when somebody takes over, the former one becomes a participant', () => {
    createMeetingControls(doc, testAuthor('Noor')).start()
    createMeetingControls(doc, testAuthor('Sam')).takeOver()
    const { record, roster } = snapshot(doc)
    expect(record.facilitator).toBe('Sam')
    expect(roster.map(({ name, role }) => [name, role])).toEqual([
      ['Noor', 'participant'],
      ['Sam', 'facilitator'],
    ])
  })

  test('continue an ended meeting at the stage where it stopped', () => {
    const controls = createMeetingControls(doc, testAuthor('Noor'))
    controls.start()
    const last = getAgenda(snapshot(doc)).findLast((item) => item.isOn)?.stage ?? ''
    controls.goTo(last)
    controls.end()
    expect(snapshot(doc).record.status).toBe('in-review')
    controls.start()
    expect(snapshot(doc).run.state).toMatchObject({ phase: 'running', stage: last })
  })

  test('continue at the first stage if the one where the meeting stopped was removed', () => {
    const controls = createMeetingControls(doc, testAuthor('Noor'))
    controls.start()
    const last = getAgenda(snapshot(doc)).findLast((item) => item.isOn)
    if (!last) throw new Error('the agenda is empty')
    controls.goTo(last.id)
    controls.end()
    setOnAgenda(doc, last, false)
    controls.start()
    expect(snapshot(doc).run.state).toMatchObject({ phase: 'running', stage: firstStage?.id })
  })

  test('hold the meeting to the length that it had at its start: a removed stage makes up for overtime', () => {
    const author = testAuthor('Noor')
    createMeetingControls(doc, author).start()
    const lateBy = (): number => {
      const snap = snapshot(doc)
      const outlook = getOutlook(getAgenda(snap), snap.run.state, getStageLengths(snap), author.now())
      return outlook.late / MINUTE_MS
    }
    const [current, , , , removed] = getAgenda(snapshot(doc))
    if (!current || !removed) throw new Error('the agenda has too few stages')
    author.advance((current.minutes + removed.minutes) * MINUTE_MS)
    expect(lateBy()).toBe(removed.minutes)
    setOnAgenda(doc, removed, false)
    expect(lateBy()).toBe(0)
    repeatStage(doc, getAgenda(snapshot(doc)), snapshot(doc).run.state, current)
    expect(lateBy()).toBe(current.minutes)
  })

  test('are each one transaction, with an origin that Undo ignores', () => {
    const origins: unknown[] = []
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin))
    const controls = createMeetingControls(doc, testAuthor('Noor'))
    controls.start()
    controls.pause()
    controls.resume()
    controls.addMinutes(1)
    controls.takeOver()
    controls.attend()
    controls.end()
    expect(new Set(origins)).toEqual(new Set([MEETING_CONTROL]))
    expect(origins.length).toBeLessThanOrEqual(7)
  })
})
