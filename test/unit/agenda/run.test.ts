import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  addMinutes,
  endMeeting,
  extensions,
  getOutlook,
  goToStage,
  isStageDone,
  pauseTimer,
  resolveAgenda,
  resumeTimer,
  run,
  stageClock,
  stageLengths,
  startMeeting,
} from '../../../shared/meeting/agenda'
import { testAuthor } from '../../support/author'

const minute = 60_000
const agenda = resolveAgenda(
  [
    { id: 'first', minutes: 4, isOptional: false },
    { id: 'second', minutes: 10, isOptional: false },
    { id: 'extra', minutes: 5, isOptional: true },
  ],
  {},
)

const setup = () => {
  const doc = new Y.Doc()
  const author = testAuthor()
  const clock = (stage: string) =>
    stageClock(stage, run.read(doc).value.state, stageLengths(agenda, extensions.read(doc).value), author.now())
  return { doc, author, clock }
}

describe('the clock of a meeting', () => {
  it('counts down, pauses, resumes and shows overtime', () => {
    const { doc, author, clock } = setup()
    startMeeting(doc, 'first', author)
    author.advance(3 * minute)
    expect(clock('first').remaining).toBe(minute)
    pauseTimer(doc, author)
    author.advance(30 * minute)
    expect(clock('first')).toMatchObject({ remaining: minute, isPaused: true })
    resumeTimer(doc, author)
    author.advance(2 * minute)
    expect(clock('first')).toMatchObject({ remaining: -minute, isPaused: false })
  })

  it('handles two people at once: pausing twice is one pause, adding a minute twice adds two', () => {
    const { doc, author, clock } = setup()
    startMeeting(doc, 'first', author)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const second = testAuthor('Ilya')
    addMinutes(doc, 1, author)
    addMinutes(other, 1, second)
    pauseTimer(doc, author)
    pauseTimer(other, second)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(clock('first')).toMatchObject({ length: 6 * minute, isPaused: true })
  })

  it('continues with the remaining time when the room returns to a stage', () => {
    const { doc, author, clock } = setup()
    startMeeting(doc, 'first', author)
    author.advance(minute)
    goToStage(doc, 'second', author)
    author.advance(5 * minute)
    goToStage(doc, 'first', author)
    author.advance(minute)
    expect(clock('first').remaining).toBe(2 * minute)
    expect(clock('second').remaining).toBe(5 * minute)
  })

  it('stays paused when a paused meeting changes the stage', () => {
    const { doc, author, clock } = setup()
    startMeeting(doc, 'first', author)
    pauseTimer(doc, author)
    goToStage(doc, 'second', author)
    author.advance(minute)
    expect(clock('second')).toMatchObject({ remaining: 10 * minute, isPaused: true })
  })

  it('projects when it would end; overtime delays the rest', () => {
    const { doc, author } = setup()
    startMeeting(doc, 'first', author)
    author.advance(6 * minute)
    const outlook = getOutlook(agenda, run.read(doc).value.state, stageLengths(agenda, {}), author.now())
    expect(outlook).toEqual({
      ends: { stage: author.now(), meeting: author.now() + 10 * minute },
      late: 2 * minute,
      following: [agenda[1]],
      inTime: 0,
    })
  })

  it('still resumes, continues and ends after running or being paused for months', () => {
    const { doc, author, clock } = setup()
    const state = () => run.read(doc).value.state
    const months = 200 * 24 * 60 * minute
    startMeeting(doc, 'first', author)
    author.advance(minute)
    pauseTimer(doc, author)
    author.advance(months)
    resumeTimer(doc, author)
    expect(clock('first')).toMatchObject({ remaining: 3 * minute, isPaused: false })
    author.advance(months)
    goToStage(doc, 'second', author)
    expect(state().stage).toBe('second')
    goToStage(doc, 'first', author)
    author.advance(months)
    endMeeting(doc, author)
    expect(state().phase).toBe('ended')
  })

  it('ends, and can be restarted where it was', () => {
    const { doc, author, clock } = setup()
    startMeeting(doc, 'first', author)
    author.advance(minute)
    endMeeting(doc, author)
    author.advance(60 * minute)
    expect(run.read(doc).value.state.phase).toBe('ended')
    startMeeting(doc, 'first', author)
    expect(clock('first').remaining).toBe(3 * minute)
  })
})

describe('an agenda', () => {
  it('leaves optional stages out until they are added, and keeps unknown stages', () => {
    expect(agenda.map(({ stage, isOn }) => [stage, isOn])).toEqual([
      ['first', true],
      ['second', true],
      ['extra', false],
    ])
    const changed = resolveAgenda([{ id: 'first', minutes: 4, isOptional: false }], {
      first: { minutes: 9, isOn: true, position: 3 },
      future: { minutes: 7, isOn: true, position: 1 },
      'first~2': { minutes: 5, isOn: true, position: 4 },
    })
    expect(changed).toEqual([
      { id: 'future', stage: 'future', minutes: 7, isOn: true, position: 1 },
      { id: 'first', stage: 'first', minutes: 9, isOn: true, position: 3 },
      { id: 'first~2', stage: 'first', minutes: 5, isOn: true, position: 4 },
    ])
  })
})

describe('a stage', () => {
  const isDone = (doc: Y.Doc, stage: string): boolean | undefined => {
    const item = agenda.find((one) => one.stage === stage)
    return item && isStageDone(item, run.read(doc).value.state)
  }

  it('is done once it was worked on and left, but not after a brief or accidental visit', () => {
    const { doc, author } = setup()
    startMeeting(doc, 'first', author)
    author.advance(7_000)
    goToStage(doc, 'second', author)
    expect(isDone(doc, 'first')).toBe(false)
    author.advance(5 * minute)
    expect(isDone(doc, 'second')).toBe(false)
    goToStage(doc, 'first', author)
    expect(isDone(doc, 'second')).toBe(true)
    author.advance(minute - 7_000)
    goToStage(doc, 'second', author)
    expect(isDone(doc, 'first')).toBe(true)
    expect(isDone(doc, 'second')).toBe(false)
    endMeeting(doc, author)
    expect(isDone(doc, 'second')).toBe(true)
    expect(isDone(doc, 'extra')).toBe(false)
  })

  it('that is short is done after a quarter of its minutes', () => {
    const { doc, author } = setup()
    const short = { id: 'first', stage: 'first', minutes: 2, isOn: true, position: 0 }
    startMeeting(doc, 'first', author)
    author.advance(29_000)
    goToStage(doc, 'second', author)
    expect(isStageDone(short, run.read(doc).value.state)).toBe(false)
    goToStage(doc, 'first', author)
    author.advance(1_000)
    goToStage(doc, 'second', author)
    expect(isStageDone(short, run.read(doc).value.state)).toBe(true)
  })
})
