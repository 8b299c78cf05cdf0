import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  agendaEntries,
  type Extensions,
  extensions,
  goToStage,
  type RunState,
  resolveAgenda,
  run,
  setStageMinutes,
  stageLengths,
  startMeeting,
} from '../../../shared/meeting/agenda'
import { overtimeText } from '../../../shared/meeting/agenda/clock-text'
import { findMinutesOffer, takeMinutes } from '../../../shared/meeting/agenda/take-minutes'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'

const minute = 60_000
const defaults = stages.map(({ id, defaultMinutes }) => ({ id, minutes: defaultMinutes[90], isOptional: false }))
const agenda = resolveAgenda(defaults, {})
const at = (stage: string): RunState => {
  const doc = new Y.Doc()
  startMeeting(doc, stage, testAuthor())
  return run.read(doc).value.state
}
const planned = stageLengths(agenda, {})
const from = (state: RunState, on = agenda) =>
  findMinutesOffer(on, state, planned, 0)?.from.map(({ id, minutes }) => `${id} ${minutes}`)

describe('minutes from later stages', () => {
  it('come from the shortest that keeps at least as much, and from the last only if no other can', () => {
    expect(from(at('timeline'))).toEqual(['fishbone 3'])
    expect(from(at('fishbone'))).toEqual(['actions 3'])
    expect(from(at('actions'))).toEqual(['closing 3'])
    expect(from(at('closing'))).toBeUndefined()
  })

  it('are as many as the overtime and three more, from several stages if one has too few', () => {
    const over = (stage: string, minutes: number): RunState => ({
      ...at(stage),
      countdown: null,
      spent: { [stage]: (planned[stage] ?? 0) + minutes * minute },
    })
    expect(from(over('timeline', 2))).toEqual(['fishbone 5'])
    expect(from(over('timeline', 4.9))).toEqual(['fishbone 5', 'actions 2'])
    expect(from(over('fishbone', 7))).toEqual(['actions 8', 'closing 2'])
    expect(from(over('actions', 60))).toEqual(['closing 4'])
  })

  it('are not offered from a stage that has none left, is switched off, or when no meeting runs', () => {
    expect(from({ ...at('timeline'), spent: { fishbone: 5 * minute } })).toEqual(['actions 3'])
    const without = agenda.map((item) => (item.stage === 'fishbone' ? { ...item, isOn: false } : item))
    expect(from(at('timeline'), without)).toEqual(['actions 3'])
    expect(from({ ...at('timeline'), phase: 'ended' })).toBeUndefined()
  })

  it('are moved completely and can be given back', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    startMeeting(doc, 'timeline', author)
    const lengths = () => {
      const { timeline = 0, fishbone = 0, actions = 0 } = stageLengths(agenda, extensions.read(doc).value)
      return [timeline, fishbone, actions].map((length) => length / minute)
    }
    const before = lengths()
    const offer = {
      to: 'timeline',
      from: [
        { id: 'fishbone', minutes: 3 },
        { id: 'actions', minutes: 2 },
      ],
    }
    const { undo, isApplied } = takeMinutes(doc, offer, author)
    expect(lengths()).toEqual([25, 7, 15])
    expect(isApplied()).toBe(true)
    undo()
    expect(isApplied()).toBe(false)
    expect(lengths()).toEqual(before)
    goToStage(doc, 'fishbone', author)
    undo()
    expect(lengths()).toEqual(before)
  })

  it('that two people take at once are never more than there are', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    startMeeting(one, 'timeline', testAuthor('one'))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    const offer = { to: 'timeline', from: [{ id: 'fishbone', minutes: 7 }] }
    const { undo } = takeMinutes(one, offer, testAuthor('one'))
    takeMinutes(other, offer, testAuthor('other'))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    const lengths = () => stageLengths(agenda, extensions.read(one).value)
    expect([lengths().timeline, lengths().fishbone]).toEqual([30 * minute, 0])
    undo()
    expect([lengths().timeline, lengths().fishbone]).toEqual([27 * minute, 3 * minute])
  })

  it('that a stage gave before it got others leave it as long as somebody types', () => {
    const doc = new Y.Doc()
    const author = testAuthor()
    startMeeting(doc, 'timeline', author)
    takeMinutes(doc, { to: 'timeline', from: [{ id: 'fishbone', minutes: 5 }] }, author)
    author.advance(minute)
    takeMinutes(doc, { to: 'fishbone', from: [{ id: 'actions', minutes: 4 }] }, author)
    for (const typed of [0, 2, 4, 7, 600]) {
      const now = resolveAgenda(defaults, agendaEntries.read(doc).value)
      const fishbone = now.find(({ id }) => id === 'fishbone')
      if (!fishbone) throw new Error('no fishbone')
      setStageMinutes(doc, now, fishbone, typed, author)
      const after = resolveAgenda(defaults, agendaEntries.read(doc).value)
      expect(stageLengths(after, extensions.read(doc).value).fishbone).toBe(typed * minute)
    }
  })

  it('that a former version has moved, or moves, count as they did', () => {
    const former: Extensions = {
      gain: { stage: 'timeline', length: 3 * minute },
      loss: { stage: 'fishbone', length: -3 * minute },
    }
    const lengths = stageLengths(agenda, former)
    expect([lengths.timeline, lengths.fishbone]).toEqual([23 * minute, 7 * minute])
    const doc = new Y.Doc()
    startMeeting(doc, 'timeline', testAuthor())
    takeMinutes(doc, { to: 'timeline', from: [{ id: 'fishbone', minutes: 3 }] }, testAuthor())
    const seenByFormer = Object.values(extensions.read(doc).value).map(({ stage, length }) => [stage, length / minute])
    expect(seenByFormer.sort()).toEqual([
      ['fishbone', -3],
      ['timeline', 3],
    ])
  })
})

it('overtime is shown in whole minutes, from the first one on', () => {
  expect([0, -59_999, -minute, -4.9 * minute].map(overtimeText)).toEqual([
    'time is up',
    'time is up',
    '1 min over',
    '4 min over',
  ])
})
