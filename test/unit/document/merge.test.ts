import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { revertStored } from '../../../shared/crdt'
import { toMeeting } from '../../../shared/document'
import { compareMerge, planMerge } from '../../../shared/document/merge'
import { record } from '../../../shared/meeting/incident'
import { actions, addAction } from '../../../shared/stages/actions/model'
import { addLesson, lessons } from '../../../shared/stages/closing/model'
import { bones, placements } from '../../../shared/stages/fishbone/model'
import { addEvent, events } from '../../../shared/stages/timeline/model'
import { testAuthor } from '../../support/author'

const author = testAuthor('Dana')

/** Two copies of a document with two events, an action and a summary. */
const twoCopies = () => {
  const here = new Y.Doc()
  const first = addEvent(here, author, { at: Date.UTC(2024, 2, 1, 14, 5), text: 'Alert fires' })
  const second = addEvent(here, author, { at: Date.UTC(2024, 2, 1, 14, 20), text: 'Pool restarted' })
  const action = addAction(here, author, { text: 'Add an alert', owner: 'Platform' })
  record.rewrite(here, 'whatHappened', 'The shop was down.')
  const there = new Y.Doc()
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  return { here, there, first, second, action }
}

const short = (here: Y.Doc, there: Y.Doc) =>
  compareMerge(here, there).map(({ kind, place, label, fields }) => ({
    kind,
    place,
    label,
    ...(fields.length > 0 ? { fields: fields.map(({ name, here, merged }) => [name, here, merged]) } : {}),
  }))

/** Merges as the host does, without the changes that `leftOut` names by row; returns the step. */
const merge = (here: Y.Doc, there: Y.Doc, leftOut: readonly string[] = []) => {
  const refs = compareMerge(here, there).filter(({ id }) => leftOut.includes(id))
  const step = planMerge(here, there, refs)
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
  revertStored(here, step.leftOut, author)
  return step
}

describe('what merging a copy will do', () => {
  it('is nothing for an equal copy, and for one that is merely older', () => {
    const { here, there, first } = twoCopies()
    expect(compareMerge(here, there)).toEqual([])
    events.rewrite(here, first, 'text', 'Alert fires on checkout')
    actions.remove(here, actions.read(here).value[0]?.id ?? '', author)
    addEvent(here, author, { text: 'Only here' })
    expect(compareMerge(here, there)).toEqual([])
  })

  it('lists what was added, changed and removed there', () => {
    const { here, there, first, second } = twoCopies()
    addEvent(there, author, { text: 'Rolled back' })
    events.change(there, first, { who: 'On-call', at: Date.UTC(2024, 2, 1, 14, 6) })
    events.remove(there, second, author)
    record.rewrite(there, 'whatHappened', 'The shop was down for an hour.')
    const changes = short(here, there)
    expect(changes.map(({ kind, place, label }) => [kind, place, label])).toEqual([
      ['added', 'Timeline: events', 'Rolled back'],
      ['changed', 'Incident record', 'what happened'],
      ['changed', 'Timeline: events', 'Alert fires'],
      ['removed', 'Timeline: events', 'Pool restarted'],
    ])
    expect(changes[2]?.fields).toEqual([
      ['time', '1 Mar 2024 14:05 UTC', '1 Mar 2024 14:06 UTC'],
      ['who', '', 'On-call'],
    ])
  })

  it('marks a row of which both sides changed one field, also if this side’s value wins', () => {
    for (const winner of [1, 2]) {
      const { here, there, action } = twoCopies()
      here.clientID = winner === 1 ? 9_000 : 1
      there.clientID = winner === 1 ? 1 : 9_000
      actions.change(here, action, { owner: 'Database' })
      actions.change(there, action, { owner: 'Payments' })
      const [change, ...more] = compareMerge(here, there)
      expect(more).toEqual([])
      expect(change).toMatchObject({ kind: 'changed-on-both-sides', label: 'Add an alert' })
      expect(change?.fields[0]).toMatchObject({ name: 'owner', here: 'Database', there: 'Payments' })
      expect(['Database', 'Payments']).toContain(change?.fields[0]?.merged)
    }
  })

  it('does not mark different fields of one row as changed on both sides', () => {
    const { here, there, action } = twoCopies()
    actions.change(here, action, { due: '2024-03-08' })
    actions.change(there, action, { owner: 'Payments' })
    expect(short(here, there)).toEqual([
      { kind: 'changed', place: 'Actions', label: 'Add an alert', fields: [['owner', 'Platform', 'Payments']] },
    ])
  })

  it('marks texts that both sides typed into, and those that one side shortened', () => {
    const { here, there, first, second } = twoCopies()
    events.rewrite(here, first, 'text', 'Alert fires at last')
    events.rewrite(there, first, 'text', 'An alert fires')
    events.rewrite(there, second, 'text', 'Pool')
    expect(short(here, there)).toEqual([
      {
        kind: 'changed-on-both-sides',
        place: 'Timeline: events',
        label: 'An alert fires at last',
        fields: [['text', 'Alert fires at last', 'An alert fires at last']],
      },
      { kind: 'changed', place: 'Timeline: events', label: 'Pool', fields: [['text', 'Pool restarted', 'Pool']] },
    ])
  })

  it('tells rows that were removed there and edited here, and the reverse', () => {
    const { here, there, first, second } = twoCopies()
    events.rewrite(here, first, 'text', 'Alert fires on checkout')
    events.remove(there, first, author)
    events.remove(here, second, author)
    events.rewrite(there, second, 'text', 'Pool restarted twice')
    expect(short(here, there)).toEqual([
      expect.objectContaining({ kind: 'removed-there-edited-here', label: 'Alert fires on checkout' }),
      { kind: 'edited-there-removed-here', place: 'Timeline: events', label: 'Pool restarted twice' },
    ])
  })

  it('changes neither document', () => {
    const { here, there, first } = twoCopies()
    events.remove(there, first, author)
    const states = [here, there].map((doc) => Y.encodeStateAsUpdate(doc))
    compareMerge(here, there)
    planMerge(here, there, [{ path: 'stages/timeline/events', id: first }])
    expect([here, there].map((doc) => Y.encodeStateAsUpdate(doc))).toEqual(states)
  })
})

describe('a row that was moved', () => {
  const threeLessons = () => {
    const here = new Y.Doc()
    const ids = ['One', 'Two', 'Three'].map((text) => addLesson(here, author, 'well', text))
    const there = new Y.Doc()
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
    const order = () => lessons.read(here).value.map(({ text }) => text)
    return { here, there, ids, order }
  }

  it('is listed with its old and its new place, can be left out, and is put back by Undo', () => {
    const { here, there, ids, order } = threeLessons()
    const [one = '', two = '', three = ''] = ids
    lessons.move(there, one, three)
    expect(compareMerge(here, there)).toEqual([
      expect.objectContaining({
        kind: 'changed',
        label: 'One',
        fields: [{ name: 'place in the list', here: 'first', there: 'after “Three”', merged: 'after “Three”' }],
      }),
    ])
    merge(here, there, [one])
    expect(order()).toEqual(['One', 'Two', 'Three'])
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
    lessons.move(there, three, null)
    const step = merge(here, there)
    expect(order()).toEqual(['Three', 'One', 'Two'])
    lessons.rewrite(here, two, 'text', 'Two, typed since')
    revertStored(here, step.done, author)
    expect(order()).toEqual(['One', 'Two, typed since', 'Three'])
  })

  it('counts as changed on both sides if both moved it, and stays where it was moved since', () => {
    const { here, there, ids, order } = threeLessons()
    const [one = '', two = '', three = ''] = ids
    lessons.move(here, one, two)
    lessons.move(there, one, three)
    lessons.move(there, two, three)
    expect(compareMerge(here, there)[0]).toMatchObject({ kind: 'changed-on-both-sides', label: 'One' })
    const step = merge(here, there)
    lessons.move(here, two, null)
    revertStored(here, step.done, author)
    expect(order()).toEqual(['Two', 'One', 'Three'])
  })
})

describe('a merge', () => {
  it('leaves out what was not wanted', () => {
    const { here, there, first, second, action } = twoCopies()
    const added = addEvent(there, author, { text: 'Rolled back' })
    events.remove(there, first, author)
    actions.change(there, action, { owner: 'Payments' })
    events.rewrite(there, second, 'text', 'Pool restarted twice')
    merge(here, there, [added, first, action])
    expect(events.read(here).value.map(({ text }) => text)).toEqual(['Alert fires', 'Pool restarted twice'])
    expect(actions.read(here).value[0]?.owner).toBe('Platform')
  })

  it('is undone as one edit that keeps what was typed since', () => {
    const { here, there, first, second, action } = twoCopies()
    const bone = bones.add(there, author, { text: 'Vendors' })
    placements.set(there, 'cause', { bone } as never)
    addEvent(there, author, { text: 'Rolled back' })
    events.remove(there, first, author)
    actions.change(there, action, { owner: 'Payments' })
    const before = toMeeting(here)
    const step = merge(here, there)
    expect(toMeeting(here)).not.toEqual(before)
    events.rewrite(here, second, 'text', 'Pool restarted, typed since')
    revertStored(here, step.done, author)
    expect(events.read(here).value.map(({ text }) => text)).toEqual(['Alert fires', 'Pool restarted, typed since'])
    const after = toMeeting(here)
    expect({ ...after, stages: { ...after.stages, timeline: before.stages.timeline } }).toEqual(before)
    expect(events.listTrash(here).map(({ text }) => text)).toEqual(['Rolled back'])
  })

  it('keeps what was typed since into the very fields that it changed', () => {
    const { here, there, first, action } = twoCopies()
    events.rewrite(there, first, 'text', 'Alert fires on checkout')
    actions.change(there, action, { owner: 'Payments', due: '2024-03-08' })
    record.rewrite(there, 'whatHappened', 'The whole shop was down.')
    const step = merge(here, there)
    events.rewrite(here, first, 'text', 'First alert fires on checkout')
    actions.change(here, action, { owner: 'Database' })
    record.rewrite(here, 'whatHappened', 'The whole shop was down. All is well.')
    revertStored(here, step.done, author)
    expect(events.read(here).value[0]?.text).toBe('First alert fires')
    expect(actions.read(here).value[0]).toMatchObject({ owner: 'Database', due: '' })
    expect(record.read(here).value.whatHappened).toBe('The shop was down. All is well.')
  })

  it('puts back what is in the trash as it was there', () => {
    const { here, there, first, second } = twoCopies()
    events.remove(here, first, author)
    events.rewrite(there, first, 'text', 'Changed there')
    events.remove(there, second, author)
    events.restore(there, second)
    events.remove(here, second, author)
    const before = events.listTrash(here)
    const step = merge(here, there)
    expect(events.listTrash(here)).not.toEqual(before)
    revertStored(here, step.done, author)
    expect(events.listTrash(here)).toEqual(before)
  })

  it('restores a removed row with its author and time when it is undone', () => {
    const { here, there, first } = twoCopies()
    const old = events.read(here).value.find(({ id }) => id === first)
    events.remove(there, first, author)
    const step = merge(here, there)
    revertStored(here, step.done, testAuthor('Somebody else'))
    expect(events.read(here).value.find(({ id }) => id === first)).toEqual(old)
  })
})
