import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ReadResult, ValueOf } from '../../../shared/crdt'
import {
  agendaEntries,
  type Extensions,
  extensions,
  getOutlook,
  log,
  resolveAgenda,
  run,
  setStageMinutes,
  stageLengths,
  startMeeting,
} from '../../../shared/meeting/agenda'
import { readLog } from '../../../shared/meeting/agenda/log'
import { testAuthor } from '../../support/author'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const defaults = [
  { id: 'opening', minutes: 5, isOptional: false },
  { id: 'timeline', minutes: 20, isOptional: false },
]

/** An agenda on which somebody has repeated a stage many times. */
const repeated = (count: number) =>
  resolveAgenda(
    defaults,
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`timeline~${index + 2}`, { minutes: 600, isOn: true, position: 2 }]),
    ),
  )

const started = () => {
  const doc = new Y.Doc()
  const author = testAuthor()
  startMeeting(doc, 'opening', author)
  return { doc, author }
}

describe('an editor who fills the agenda', () => {
  it('slows a tick of the clock only in proportion', () => {
    const { doc, author } = started()
    const { state } = run.read(doc).value
    expect(
      growth((count) => {
        const agenda = repeated(count)
        getOutlook(agenda, state, stageLengths(agenda, {}), author.now())
      }, 20_000),
    ).toBeLessThan(LINEAR_GROWTH)
  })

  it('slows typed minutes only in proportion, however many minutes were taken for the stage before', () => {
    const agenda = repeated(0)
    const [item] = agenda
    if (!item) throw new Error('the agenda is empty')
    const taken = (count: number): Extensions =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index): [string, Extensions[string]][] => {
          const move = { at: index, length: 60_000 * 600 }
          return [
            [`gain-${index}`, { stage: 'opening', from: 'timeline', ...move }],
            [`loss-${index}`, { stage: 'timeline', to: 'opening', ...move, length: -move.length }],
          ]
        }).flat(),
      )
    const type = (count: number): Y.Doc => {
      const { doc, author } = started()
      doc.transact(() => {
        for (const [key, value] of Object.entries(taken(count))) extensions.set(doc, key, value)
      })
      setStageMinutes(doc, agenda, item, 3, author)
      return doc
    }
    expect(growth(type, 1_500)).toBeLessThan(LINEAR_GROWTH)
    const doc = type(50)
    const after = resolveAgenda(defaults, agendaEntries.read(doc).value)
    expect(stageLengths(after, extensions.read(doc).value)).toMatchObject({ opening: 3 * 60_000 })
  })

  it('takes no effect with minutes that are no number, or more than a stage can have', () => {
    const doc = new Y.Doc()
    const root = doc.getMap(agendaEntries.name)
    for (const minutes of [Number.NaN, Number.POSITIVE_INFINITY, -1, 601, '5', null])
      root.set(String(minutes), { minutes, isOn: true, position: 0 })
    const { value, invalid } = agendaEntries.read(doc)
    expect(value).toEqual({})
    expect(invalid).toHaveLength(6)
  })

  it('changes no times with a stage that has the name of a property of objects', () => {
    const { doc, author } = started()
    for (const id of ['constructor', 'toString', '__proto__'])
      agendaEntries.set(doc, id, { minutes: 5, isOn: true, position: 9 })
    const agenda = resolveAgenda(defaults, agendaEntries.read(doc).value)
    const outlook = getOutlook(agenda, run.read(doc).value.state, stageLengths(agenda, {}), author.now())
    expect(outlook).toMatchObject({ late: 0 })
    expect(outlook.following).toHaveLength(agenda.length - 1)
    for (const key of ['constructor', '__proto__'])
      extensions.set(doc, key, { stage: 'opening', from: 'timeline', length: 60_000 * 10, at: 1 })
    const [item] = agenda
    if (!item) throw new Error('the agenda is empty')
    setStageMinutes(doc, agenda, item, 3, author)
    const after = resolveAgenda(defaults, agendaEntries.read(doc).value)
    expect(stageLengths(after, extensions.read(doc).value).opening).toBe(3 * 60_000)
  })
})

describe('a log of very many entries', () => {
  it('is read again only where it has changed', () => {
    const doc = new Y.Doc()
    const entry = { at: 1, kind: 'paused', stage: 'opening' }
    doc.transact(() => {
      for (let index = 0; index < 2_000; index += 1) log.set(doc, `entry-${index}`, entry)
    })
    const before: ReadResult<ValueOf<typeof log>> = log.read(doc)
    log.set(doc, 'new', { ...entry, at: 2 })
    log.set(doc, 'entry-7', undefined)
    doc.getMap(log.name).set('entry-8', 'broken')
    const after = log.read(doc, before, new Set(['new', 'entry-7', 'entry-8']))
    expect(after).toEqual(log.read(doc))
    expect(Object.keys(after.value)).toEqual(Object.keys(log.read(doc).value))
    expect(after.value['entry-9']).toBe(before.value['entry-9'])
    // The same control twice at once is one line.
    expect(readLog(after.value)).toHaveLength(1)
  })
})
