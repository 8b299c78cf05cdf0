import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDocument, snapshot } from '../../../shared/document'
import { getSchedule, scheduleCalendar } from '../../../shared/document/schedule'
import { type ScheduleFacts, scheduleOf } from '../../../shared/document/schedule/schedule'
import { agendaEntries, run } from '../../../shared/meeting/agenda'
import { record } from '../../../shared/meeting/incident'
import { defaultRules, rulesOfPolicies } from '../../../shared/meeting/rules'
import { addAction, setStatus } from '../../../shared/stages/actions/model'
import { addEvent } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'
import { readCalendar } from '../../support/calendar'

const values = record.read(new Y.Doc()).value

/** Friday, 13 March 2026, 18:00 in UTC. */
const friday = Date.UTC(2026, 2, 13, 18)

const facts = (change: Partial<ScheduleFacts['record']> = {}, more: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  record: { ...values, resolvedAt: friday, ...change },
  hasTimeline: false,
  hasFactors: false,
  hasMeetingEnded: false,
  actions: [],
  ...more,
})
const dates = (of: ScheduleFacts, rules = defaultRules) =>
  Object.fromEntries(scheduleOf(of, rules, friday).map(({ id, due }) => [id, due]))
const done = (of: ScheduleFacts) =>
  scheduleOf(of, defaultRules, friday).flatMap(({ id, isDone }) => (isDone ? [id] : []))

describe('the schedule after an incident', () => {
  it('has the days of the guides: business days until the review, and checks that never fall on a weekend', () => {
    expect(dates(facts({ severity: 'P2' }))).toEqual({
      note: '2026-03-13',
      records: '2026-03-16',
      draft: '2026-03-16',
      review: '2026-03-20',
      progress: '2026-03-27',
      // Day 30 is Sunday, 12 April.
      completion: '2026-04-13',
    })
    expect(dates(facts({ severity: 'P1' })).review).toBe('2026-03-16')
    expect(dates(facts({ severity: 'SEV-9' })).review).toBe('2026-03-20')
  })

  it('follows the rules of the document, and nothing is due after what builds on it', () => {
    const rules = rulesOfPolicies({
      severityScale: [
        { id: 'A', meaning: '', threshold: '', review: 'written', withinDays: 1 },
        { id: 'B', meaning: '', threshold: '', review: 'near-miss' },
      ],
      deadlines: { draftHours: 48, progressCheckDays: 7, completionCheckDays: 21 },
    })
    expect(dates(facts({ severity: 'A' }), rules)).toMatchObject({
      records: '2026-03-14',
      draft: '2026-03-14',
      review: '2026-03-14',
      progress: '2026-03-20',
      completion: '2026-04-03',
    })
    expect(dates(facts({ severity: 'B' }), rules)).toMatchObject({ draft: '2026-03-15', review: '' })
    const titleOf = (severity: string) =>
      scheduleOf(facts({ severity }), rules, friday).find(({ id }) => id === 'review')
    expect(titleOf('A')?.title).toMatch(/written review/)
    expect(titleOf('B')?.title).toMatch(/near-miss note/)
  })

  it('counts in the zone of the document, also when its clocks change', () => {
    // 23:30 on Thursday, 26 March in Berlin; the clocks there change on the 29th, so that 72 hours end at 00:30 on the 30th.
    const berlin = facts({ resolvedAt: Date.UTC(2026, 2, 26, 22, 30), entryZone: 'Europe/Berlin', severity: 'P2' })
    expect(dates(berlin)).toMatchObject({ note: '2026-03-26', draft: '2026-03-30', review: '2026-04-02' })
    const auckland = facts({ resolvedAt: Date.UTC(2026, 2, 26, 22, 30), entryZone: 'Pacific/Auckland' })
    expect(dates(auckland).note).toBe('2026-03-27')
  })

  it('has no dates while nobody knows the day, and one without a time counts in days', () => {
    expect(new Set(Object.values(dates(facts({ resolvedAt: null }))))).toEqual(new Set(['']))
    expect(dates(facts({ resolvedAt: null, day: '2026-03-11' }))).toMatchObject({
      note: '2026-03-11',
      draft: '2026-03-14',
    })
  })

  it('says what is late on the day after it was due', () => {
    const late = (now: number) =>
      scheduleOf(facts({ severity: 'P2' }), defaultRules, now).flatMap(({ id, isOverdue }) => (isOverdue ? [id] : []))
    expect(late(Date.UTC(2026, 2, 13, 23, 59))).toEqual([])
    expect(late(Date.UTC(2026, 2, 14))).toEqual(['note'])
    expect(late(Date.UTC(2026, 2, 17))).toEqual(['note', 'records', 'draft'])
    expect(late(Date.UTC(2026, 3, 30))).toEqual(['note', 'records', 'draft', 'review', 'progress', 'completion'])
  })

  it('asks whether actions worked 90 days after the first of them was done, until all were asked about', () => {
    const action = (doneOn: string, worked: '' | 'yes' = '') => ({ status: 'done' as const, doneOn, worked })
    const both = [action('2026-04-01'), action('2026-03-20')]
    expect(dates(facts({}, { actions: both })).effects).toBe('2026-06-18')
    expect(dates(facts({}, { actions: [action('2026-04-01'), action('2026-03-20', 'yes')] })).effects).toBe(
      '2026-06-30',
    )
    expect(done(facts({}, { actions: [action('2026-03-20', 'yes')] }))).toContain('effects')
    expect(dates(facts())).not.toHaveProperty('effects')
    expect(dates(facts({}, { actions: [action('')] }))).not.toHaveProperty('effects')
  })

  it('knows what is done from the document', () => {
    expect(done(facts())).toEqual([])
    expect(done(facts({ whatHappened: 'x' }, { hasTimeline: true, hasFactors: true }))).toEqual([
      'note',
      'records',
      'draft',
    ])
    const open = { status: 'open' as const, doneOn: '', worked: '' as const }
    expect(done(facts({}, { hasMeetingEnded: true, actions: [open] }))).toEqual(['note', 'records', 'draft', 'review'])
    expect(done(facts({ severity: 'P3' }, { hasMeetingEnded: true }))).toEqual([])
    expect(done(facts({ status: 'complete' }, { actions: [{ ...open, status: 'in-progress' }] }))).toContain('progress')
    expect(done(facts({ status: 'complete' }, { actions: [{ ...open, status: 'dropped' }] }))).toContain('completion')
  })
})

describe('the schedule of a document', () => {
  const author = testAuthor()
  const create = () => {
    const doc = createDocument({ title: 'Shop; down, again' }, author)
    record.change(doc, { severity: 'P2', resolvedAt: friday })
    return doc
  }
  const doneIn = (doc: Y.Doc) => getSchedule(snapshot(doc), friday).flatMap(({ id, isDone }) => (isDone ? [id] : []))

  it('sees the events, the meeting and the actions', () => {
    const doc = create()
    addEvent(doc, author, { text: 'Pool exhausted', at: friday })
    expect(doneIn(doc)).toEqual(['records'])
    run.change(doc, { state: { ...run.read(doc).value.state, phase: 'ended' } })
    const id = addAction(doc, author, { text: 'Limit the pool' })
    expect(doneIn(doc)).toEqual(['note', 'records', 'draft', 'review'])
    setStatus(doc, id, 'done', '2026-03-20')
    expect(doneIn(doc)).toEqual(['note', 'records', 'draft', 'review', 'progress', 'completion'])
    expect(agendaEntries.read(doc).value).toEqual({})
  })

  it('is exported as days of a calendar, without what is done', () => {
    const doc = create()
    record.rewrite(doc, 'whatHappened', 'It was down.')
    const file = scheduleCalendar.render({ snapshot: snapshot(doc), content: () => ({}), now: friday })
    const events = readCalendar(file).components.map(({ properties }) =>
      Object.fromEntries(properties.map(({ name, value }) => [name, value])),
    )
    expect(events.map(({ SUMMARY, DTSTART }) => [SUMMARY, DTSTART])).toEqual([
      ['Gather the records and build the timeline', '20260316'],
      ['Draft the postmortem', '20260316'],
      ['Hold the meeting and agree on actions', '20260320'],
      ['Check that the actions are in progress', '20260327'],
      ['Check that the actions are done', '20260413'],
    ])
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(5)
    expect(events[0]?.DESCRIPTION).toBe('Postmortem: Shop\\; down\\, again')
  })
})
