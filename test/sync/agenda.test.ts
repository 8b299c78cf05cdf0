import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { getAgenda, getStageLengths } from '../../shared/document/agenda'
import { createMeetingControls } from '../../shared/document/meeting-controls'
import { snapshot } from '../../shared/document/snapshot'
import { getOutlook, getStayReason, listOnAgenda, setOnAgenda, setStageMinutes } from '../../shared/meeting/agenda'
import { readLog } from '../../shared/meeting/agenda/log'
import { findMinutesOffer } from '../../shared/meeting/agenda/take-minutes'
import { fc } from '../support/fast-check'

const MINUTE_MS = 60_000
const presses = [
  'start',
  'next',
  'previous',
  'pause',
  'resume',
  'add',
  'take',
  'undo',
  'minutes',
  'switch',
  'end',
] as const

/** A copy of the meeting, with somebody who presses its buttons. */
const createCopy = (index: number, now: () => number) => {
  const doc = new Y.Doc()
  doc.clientID = index + 1
  let count = 0
  const author = { name: `Person ${index}`, now, newId: () => `${index}-${++count}` }
  const controls = createMeetingControls(doc, author)
  const taken: { undo: () => void }[] = []
  const added: { undo: () => void }[] = []
  const press = (button: (typeof presses)[number], value: number): void => {
    const snap = snapshot(doc)
    const agenda = getAgenda(snap)
    const activeItems = listOnAgenda(agenda, snap.run.state)
    const at = activeItems.findIndex(({ id }) => id === snap.run.state.stage)
    const item = agenda[value % agenda.length]
    if (button === 'start') controls.start()
    else if (button === 'next' || button === 'previous') {
      const to = activeItems[button === 'next' ? at + 1 : at - 1]
      if (to) controls.goTo(to.id)
    } else if (button === 'pause') controls.pause()
    else if (button === 'resume') controls.resume()
    else if (button === 'add') added.push(controls.addMinutes(1 + (value % 3)))
    else if (button === 'take') {
      const offer = findMinutesOffer(agenda, snap.run.state, getStageLengths(snap), now())
      if (offer) taken.push(controls.take(offer))
    } else if (button === 'undo') (value % 2 ? taken : added).pop()?.undo()
    else if (button === 'end') controls.end()
    else if (item && button === 'minutes') setStageMinutes(doc, agenda, item, value, author)
    else if (item && (!item.isOn || getStayReason(agenda, snap.run.state, item.id) === undefined))
      setOnAgenda(doc, item, !item.isOn)
  }
  return { doc, press, taken, added, controls }
}

/** What every copy shows. */
const viewOf = (doc: Y.Doc, now: number) => {
  const snap = snapshot(doc)
  const lengths = getStageLengths(snap)
  return { lengths, outlook: getOutlook(getAgenda(snap), snap.run.state, lengths, now), log: readLog(snap.log) }
}

const sumOf = (lengths: Readonly<Record<string, number>>): number =>
  Object.values(lengths).reduce((sum, length) => sum + length, 0)

it('any presses by anybody in any order lead to the same view, and minutes are never lost or made', () => {
  const turn = fc.record({
    who: fc.nat(2),
    button: fc.constantFrom(...presses),
    value: fc.nat(40),
    wait: fc.nat(9 * MINUTE_MS),
    mergeWith: fc.option(fc.nat(2)),
  })
  fc.assert(
    fc.property(fc.array(turn, { minLength: 5, maxLength: 50 }), (turns) => {
      let now = Date.UTC(2026, 0, 1)
      const copies = [0, 1, 2].map((index) => createCopy(index, () => now))
      for (const { who, button, value, wait, mergeWith } of turns) {
        const copy = copies[who]
        if (!copy) continue
        now += wait
        const before = viewOf(copy.doc, now)
        copy.press(button, value)
        const after = viewOf(copy.doc, now)
        // Taking minutes and giving them back only moves them.
        if (button === 'take' || (button === 'undo' && value % 2))
          expect(sumOf(after.lengths)).toBe(sumOf(before.lengths))
        for (const length of Object.values(after.lengths)) expect(length).toBeGreaterThanOrEqual(0)
        const other = mergeWith === null ? undefined : copies[mergeWith]
        if (other) Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(other.doc))
      }
      for (const { doc } of copies) for (const other of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc))
      const [first, ...others] = copies.map(({ doc }) => viewOf(doc, now))
      for (const view of others) expect(view).toEqual(first)

      // Whatever was taken can be given back by whoever took it; the sum is that without any taking.
      const taken = sumOf(first?.lengths ?? {})
      for (const copy of copies) {
        for (const { undo } of copy.taken) undo()
        for (const { doc } of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy.doc))
      }
      expect(sumOf(viewOf(copies[0]?.doc ?? new Y.Doc(), now).lengths)).toBe(taken)
    }),
    { numRuns: 150 },
  )
})

/** What a press can change, apart from how time passes and what the log says. */
const settingsOf = (doc: Y.Doc) => {
  const snap = snapshot(doc)
  const { phase, stage, countdown } = snap.run.state
  return {
    lengths: getStageLengths(snap),
    isOn: getAgenda(snap).map(({ id, isOn }) => `${id} ${isOn}`),
    phase,
    stage,
    isPaused: countdown ? countdown.pausedAt !== null : undefined,
  }
}

it('every press during a meeting can be undone', () => {
  const press = (buttons: readonly (typeof presses)[number][]) =>
    fc.record({ button: fc.constantFrom(...buttons), value: fc.nat(40), wait: fc.nat(9 * MINUTE_MS) })
  // A running meeting can't be started.
  const last = press(presses.filter((button) => button !== 'start' && button !== 'undo'))
  fc.assert(
    fc.property(fc.array(press(presses), { maxLength: 20 }), last, (earlier, { button, value, wait }) => {
      let now = Date.UTC(2026, 0, 1)
      const { doc, press: pressButton, controls, taken, added } = createCopy(0, () => now)
      for (const one of [{ button: 'start', value: 0, wait: 0 } as const, ...earlier]) {
        now += one.wait
        pressButton(one.button, one.value)
      }
      if (snapshot(doc).run.state.phase === 'ended') pressButton('start', 0)
      pressButton('resume', 0)
      const undo = new Undo(doc, { name: 'Person 0', now: () => now })
      const before = settingsOf(doc)
      const counts = { taken: taken.length, added: added.length }
      now += wait
      pressButton(button, value)
      now += wait
      if (button === 'next' || button === 'previous') controls.goTo(before.stage)
      else if (button === 'pause') controls.resume()
      else if (button === 'end') controls.start()
      else if (button === 'add' && added.length > counts.added) added.pop()?.undo()
      else if (button === 'take' && taken.length > counts.taken) taken.pop()?.undo()
      else if (button === 'switch' || button === 'minutes') undo.undo()
      expect(settingsOf(doc)).toEqual(before)
      undo.destroy()
    }),
    { numRuns: 200 },
  )
})

it('minutes that are typed are the stage’s minutes, whatever was added or taken', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ button: fc.constantFrom('add', 'take', 'next'), value: fc.nat(2) })),
      fc.nat(600),
      fc.nat(6),
      (turns, minutes, at) => {
        let now = Date.UTC(2026, 0, 1)
        const { doc, press } = createCopy(0, () => now)
        press('start', 0)
        for (const { button, value } of turns) {
          now += 4 * MINUTE_MS
          press(button, value)
        }
        press('minutes', 0)
        const agenda = getAgenda(snapshot(doc))
        const item = agenda[at]
        if (!item) throw new Error(`no stage ${at}`)
        setStageMinutes(doc, agenda, item, minutes, { name: '', now: () => now, newId: () => 'typed' })
        expect(getStageLengths(snapshot(doc))[item.id]).toBe(minutes * MINUTE_MS)
      },
    ),
    { numRuns: 300 },
  )
})

it('two people who add a minute at once add two', () => {
  const [one, other] = [createCopy(0, () => 0), createCopy(1, () => 0)]
  one.press('start', 0)
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc))
  const before = viewOf(one.doc, 0).lengths.opening ?? 0
  one.press('add', 0)
  other.press('add', 0)
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc))
  expect(viewOf(one.doc, 0).lengths.opening).toBe(before + 2 * MINUTE_MS)
})
