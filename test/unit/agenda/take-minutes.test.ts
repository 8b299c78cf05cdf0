import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  extensions,
  goToStage,
  type RunState,
  resolveAgenda,
  run,
  stageClock,
  startMeeting,
} from '../../../shared/meeting/agenda'
import { overtimeText } from '../../../shared/meeting/agenda/clock-text'
import { findMinutesOffer, takeMinutes } from '../../../shared/meeting/agenda/take-minutes'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'

const minute = 60_000
const agenda = resolveAgenda(
  stages.map(({ id, defaultMinutes }) => ({ id, minutes: defaultMinutes[90], isOptional: false })),
  {},
)
const at = (stage: string): RunState => {
  const doc = new Y.Doc()
  startMeeting(doc, stage, testAuthor())
  return run.read(doc).value.state
}

describe('minutes from a later stage', () => {
  it('come from the shortest that keeps at least as much, and from the last only if no other can', () => {
    expect(findMinutesOffer(agenda, at('timeline'), {}, 0)).toEqual({ from: 'fishbone', to: 'timeline', minutes: 3 })
    expect(findMinutesOffer(agenda, at('fishbone'), {}, 0)).toEqual({ from: 'actions', to: 'fishbone', minutes: 3 })
    expect(findMinutesOffer(agenda, at('actions'), {}, 0)).toEqual({ from: 'closing', to: 'actions', minutes: 3 })
    expect(findMinutesOffer(agenda, at('closing'), {}, 0)).toBeUndefined()
  })

  it('are not offered from a stage that has none left, is switched off, or when no meeting runs', () => {
    const spent = { ...at('timeline'), spent: { fishbone: 5 * minute } }
    expect(findMinutesOffer(agenda, spent, {}, 0)?.from).toBe('actions')
    const without = agenda.map((item) => (item.stage === 'fishbone' ? { ...item, isOn: false } : item))
    expect(findMinutesOffer(without, at('timeline'), {}, 0)?.from).toBe('actions')
    expect(findMinutesOffer(agenda, { ...at('timeline'), phase: 'ended' }, {}, 0)).toBeUndefined()
  })

  it('are moved completely and can be given back; if two people take them at once, both count', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    startMeeting(one, 'timeline', testAuthor('one'))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    const offer = { from: 'fishbone', to: 'timeline', minutes: 3 }
    const { undo, isApplied } = takeMinutes(one, offer, testAuthor('one'))
    takeMinutes(other, offer, testAuthor('other'))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    const lengthOf = (stage: string): number => {
      const item = agenda.find((each) => each.stage === stage) ?? { stage, minutes: 0, isOn: true }
      return stageClock(item, run.read(one).value.state, extensions.read(one).value, 0).length / minute
    }
    expect([lengthOf('timeline'), lengthOf('fishbone')]).toEqual([26, 4])
    expect(isApplied()).toBe(true)
    undo()
    expect(isApplied()).toBe(false)
    expect([lengthOf('timeline'), lengthOf('fishbone')]).toEqual([23, 7])
    goToStage(one, 'fishbone', testAuthor('one'))
    undo()
    expect([lengthOf('timeline'), lengthOf('fishbone')]).toEqual([23, 7])
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
