import { describe, expect, it } from 'vitest'
import { meta, suggestLengths, summarize } from '../../../shared/document'
import { createMeetingControls } from '../../../shared/document/meeting-controls'
import { agendaEntries, run } from '../../../shared/meeting/agenda'
import { stages } from '../../../shared/stages'
import { testAuthor } from '../../support/author'
import { createHeldMeeting } from '../../support/held-meeting'

const [, , long] = stages.map(({ id }) => id)

/** The summaries of meetings on successive days, each with so many minutes for one stage and two for the others. */
const held = (...minutes: number[]) =>
  minutes.map((count, day) =>
    summarize(createHeldMeeting(`Meeting ${day}`, day + 1, (stage) => (stage === long ? count : 2))),
  )

const suggestion = (...args: Parameters<typeof suggestLengths>) =>
  suggestLengths(...args).find(({ stage }) => stage === long)

describe('suggested lengths', () => {
  it('are the median of what was used, whatever one meeting was like', () => {
    expect(suggestion(held(22, 600, 20), '')).toEqual({ stage: long, minutes: 22, meetings: 3 })
    expect(suggestion(held(10, 20, 30, 41), '')).toEqual({ stage: long, minutes: 25, meetings: 4 })
  })

  it('need three meetings that worked on the stage', () => {
    expect(suggestLengths(held(22, 20), '')).toEqual([])
    const lengths = suggestLengths(held(22, 20, 0), '')
    expect(lengths.map(({ stage }) => stage)).not.toContain(long)
    expect(lengths).toHaveLength(stages.filter(({ isOptional }) => !isOptional).length - 1)
  })

  it('look at the last ten meetings', () => {
    expect(suggestion(held(90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, ...Array(10).fill(15)), '')).toEqual({
      stage: long,
      minutes: 15,
      meetings: 10,
    })
  })

  it('leave out samples, the document itself, and meetings that have not ended', () => {
    const documents = held(22, 20, 21)
    expect(suggestLengths(documents, documents[0]?.id ?? '')).toEqual([])

    const sample = createHeldMeeting('Sample', 9, () => 30)
    meta.change(sample, { isSample: true })
    const running = createHeldMeeting('Running', 9, () => 30)
    createMeetingControls(running, testAuthor('Noor', Date.UTC(2026, 0, 9, 10))).start()
    const others = [sample, running].map((doc) => summarize(doc))
    expect(suggestLengths([...documents.slice(1), ...others], '')).toEqual([])
  })

  it('keep nothing of stages that a document made up', () => {
    const doc = createHeldMeeting('Meeting', 1, () => 20)
    const { stages: before } = summarize(doc).held ?? {}
    const { state } = run.read(doc).value
    const made = Array.from({ length: 500 }, (_, index) => `made-up-${index}`)
    for (const id of made) agendaEntries.set(doc, id, { minutes: 5, isOn: true, position: 3 })
    run.change(doc, {
      state: { ...state, spent: { ...state.spent, ...Object.fromEntries(made.map((id) => [id, 6e5])) } },
    })
    expect(before?.length).toBeGreaterThan(0)
    expect(summarize(doc).held?.stages).toEqual(before)
  })
})
