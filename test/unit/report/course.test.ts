import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, snapshot, toMeeting } from '../../../shared/document'
import { getAgenda } from '../../../shared/document/agenda'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { createReport, toMarkdown } from '../../../shared/document/report'
import { log, setStageMinutes } from '../../../shared/meeting/agenda'
import { addToLog, readLog } from '../../../shared/meeting/agenda/log'
import { parking } from '../../../shared/meeting/notes'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'

const minute = 60_000
const reportOf = (doc: Y.Doc): string => toMarkdown('t', createReport(snapshot(doc), 0))

const setup = () => {
  const author = testAuthor('Rosalind')
  const doc = createDocument({ title: 'Outage' }, author)
  return { author, doc, controls: createMeetingControls(doc, author) }
}

describe('how the meeting went', () => {
  it('shows the minutes of each stage and a log, without names', () => {
    const { author, doc, controls } = setup()
    parking.add(doc, author, { text: 'before the meeting' })
    author.advance(minute)
    controls.start()
    author.advance(2 * minute)
    controls.pause()
    author.advance(minute)
    controls.resume()
    controls.addMinutes(1)
    const extended = controls.addMinutes(3)
    author.advance(1_000)
    extended.undo()
    author.advance(1_000)
    const agenda = getAgenda(snapshot(doc))
    const [opening] = agenda
    for (const minutes of [1, 5]) {
      if (opening) setStageMinutes(doc, agenda, opening, minutes, author)
      author.advance(1_000)
    }
    controls.goTo('timeline')
    addEvent(doc, author, { text: 'rolled back', kind: 'decision' })
    for (const text of ['the backups', 'the press']) {
      author.advance(10_000)
      parking.add(doc, author, { text })
    }
    author.advance(23 * minute)
    const { undo } = controls.take({ to: 'timeline', from: [{ id: 'fishbone', minutes: 3 }] })
    controls.take({ to: 'timeline', from: [{ id: 'actions', minutes: 2 }] })
    undo()
    author.advance(minute)
    controls.end()
    author.advance(minute)
    parking.add(doc, author, { text: 'afterwards' })

    const text = reportOf(doc)
    const course = text.slice(text.indexOf('### How the meeting went'), text.indexOf('### People'))
    expect(course).toContain('| Opening | 4 min | 5 min | 2 min |')
    expect(course).toContain('| Timeline | 20 min | 22 min | 24 min |')
    expect(course).toContain('| Actions | 17 min | 15 min | 0 min |')
    expect(course.match(/(?<=^- ).*/gm)).toEqual([
      '1 Jan 2026 00:01 UTC: Started with Opening',
      '00:03 UTC: Paused the timer',
      '00:04 UTC: Resumed the timer',
      '00:04 UTC: Added 1 min to Opening',
      '00:04 UTC: Added 3 min to Opening',
      '00:04 UTC: Removed 3 min from Opening',
      '00:04 UTC: Set Opening to 5 min',
      '00:04 UTC: Went to Timeline',
      '00:04 UTC: Wrote down a decision',
      '00:04 UTC: Parked a topic (2 times)',
      '00:27 UTC: Took 3 min from Fishbone for Timeline',
      '00:27 UTC: Took 2 min from Actions for Timeline',
      '00:27 UTC: Gave 3 min back from Timeline to Fishbone',
      '00:28 UTC: Ended at Timeline',
    ])
    expect(course).not.toContain('Rosalind')
    expect(JSON.stringify(toMeeting(doc).log)).not.toContain('Rosalind')
  })

  it('is left out before the meeting, and has no log in documents from before there was one', () => {
    const { author, doc, controls } = setup()
    expect(reportOf(doc)).not.toContain('How the meeting went')
    controls.start()
    author.advance(minute)
    controls.end()
    for (const key of Object.keys(log.read(doc).value)) log.set(doc, key, undefined)
    expect(reportOf(doc)).toContain('How the meeting went')
    expect(reportOf(doc)).not.toContain('#### Log')
  })

  it('is the same on two copies that are merged, each control once', () => {
    const { author, doc, controls } = setup()
    controls.start()
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const other = testAuthor('Ilya')
    other.advance(minute)
    author.advance(minute)
    createMeetingControls(copy, other).goTo('impact')
    controls.goTo('impact')
    for (let round = 0; round < 2; round++) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy))
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    }
    const kinds = (one: Y.Doc) => readLog(log.read(one).value).map(({ kind, stage }) => `${kind} ${stage}`)
    expect(kinds(doc)).toEqual(['started opening', 'entered impact'])
    expect(kinds(copy)).toEqual(kinds(doc))
  })

  it('keeps entries of a newer version, and says nothing about them', () => {
    const { author, doc, controls } = setup()
    controls.start()
    author.advance(minute)
    addToLog(doc, author, 'ended', { stage: 'opening' })
    log.set(doc, 'new', { at: author.now(), kind: 'applauded' })
    controls.end()
    expect(reportOf(doc)).not.toContain('applauded')
    expect(snapshot(doc).invalid).toEqual([])
    expect(log.read(doc).value.new).toMatchObject({ kind: 'applauded' })
  })

  it('ends a log of very many lines with how many more there are', () => {
    const { author, doc, controls } = setup()
    controls.start()
    author.advance(minute)
    doc.transact(() => {
      for (let count = 0; count < 3_000; count += 1) {
        author.advance(minute)
        addToLog(doc, author, count % 2 ? 'resumed' : 'paused', { stage: 'opening' })
      }
    })
    controls.end()
    const text = reportOf(doc)
    expect(text.match(/(Paused|Resumed) the timer/g)).toHaveLength(999)
    expect(text).toContain('The log has 2002 more lines. The Debrief file contains all of it.')
  })
})
