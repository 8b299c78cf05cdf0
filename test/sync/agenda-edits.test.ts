import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { Undo } from '../../renderer/session/undo'
import { getAgenda } from '../../shared/document/agenda'
import { createMeetingControls } from '../../shared/document/meeting-controls'
import { snapshot } from '../../shared/document/snapshot'
import {
  getStayReason,
  listOnAgenda,
  moveOnAgenda,
  repeatStage,
  setOnAgenda,
  setStageMinutes,
} from '../../shared/meeting/agenda'
import { MAX_POSITION } from '../../shared/meeting/agenda/agenda'
import { fc } from '../support/fast-check'

const edits = ['switch', 'move', 'repeat', 'minutes'] as const
const presses = [...edits, 'start', 'next', 'undo', 'redo'] as const
type Press = { button: (typeof presses)[number]; value: number; place: number }

/** What everybody sees of the agenda. */
const viewOf = (doc: Y.Doc) => {
  const { run, ...rest } = snapshot(doc)
  return listOnAgenda(getAgenda(rest), run.state).map(({ id, stage, minutes }) => ({ id, stage, minutes }))
}

/** A copy of the meeting, with somebody who edits its agenda as the screens do. */
const createCopy = (index = 0) => {
  const doc = new Y.Doc()
  doc.clientID = index + 1
  let count = 0
  const now = (): number => count
  const author = { name: `Person ${index}`, now, newId: () => `${index}-${++count}` }
  const controls = createMeetingControls(doc, author)
  const undo = new Undo(doc, author)
  const repeated: string[] = []
  const press = ({ button, value, place }: Press): void => {
    const snap = snapshot(doc)
    const { state } = snap.run
    const agenda = getAgenda(snap)
    const shown = listOnAgenda(agenda, state)
    const item = agenda[value % agenda.length]
    if (button === 'start') controls.start()
    else if (button === 'next') {
      const next = shown[(shown.findIndex(({ id }) => id === state.stage) + 1) % shown.length]
      if (next) controls.goTo(next.id)
    } else if (button === 'undo') undo.undo()
    else if (button === 'redo') undo.redo()
    else if (!item) throw new Error('the agenda is empty')
    else if (button === 'move') moveOnAgenda(doc, agenda, item.id, agenda[place]?.id ?? null)
    else if (button === 'repeat') repeated.push(repeatStage(doc, agenda, state, item))
    else if (button === 'minutes') setStageMinutes(doc, agenda, item, place, author)
    else if (!item.isOn || getStayReason(agenda, state, item.id) === undefined) setOnAgenda(doc, item, !item.isOn)
  }
  return { doc, press, repeated, undo }
}

const anyPress = (buttons: readonly Press['button'][]): fc.Arbitrary<Press> =>
  fc.record({ button: fc.constantFrom(...buttons), value: fc.nat(30), place: fc.nat(12) })

it('any edits of the agenda by anybody in any order lead to the same agenda, with the current stage on it', () => {
  const turn = fc.record({ who: fc.nat(2), press: anyPress(presses), mergeWith: fc.option(fc.nat(2)) })
  fc.assert(
    fc.property(fc.array(turn, { minLength: 5, maxLength: 60 }), (turns) => {
      const copies = [0, 1, 2].map((index) => createCopy(index))
      for (const { who, press, mergeWith } of turns) {
        const copy = copies[who]
        if (!copy) continue
        copy.press(press)
        const other = mergeWith === null ? undefined : copies[mergeWith]
        if (other) Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(other.doc))
      }
      for (const { doc } of copies) for (const other of copies) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc))
      const [first, ...others] = copies.map(({ doc }) => ({ shown: viewOf(doc), agenda: getAgenda(snapshot(doc)) }))
      for (const view of others) expect(view).toEqual(first)

      const { shown = [], agenda = [] } = first ?? {}
      expect(shown.length).toBeGreaterThan(0)
      const { state } = snapshot(copies[0]?.doc ?? new Y.Doc()).run
      if (state.phase === 'running') expect(shown.map(({ id }) => id)).toContain(state.stage)
      const ids = agenda.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of copies.flatMap(({ repeated }) => repeated)) expect(ids).toContain(id)
      for (const { position } of agenda) expect(Math.abs(position)).toBeLessThanOrEqual(MAX_POSITION)
    }),
    { numRuns: 150 },
  )
})

it('every edit of the agenda can be undone and redone, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(anyPress([...edits, 'start', 'next']), { maxLength: 30 }), anyPress(edits), (before, last) => {
      const { doc, press, undo } = createCopy()
      for (const one of before) press(one)
      const was = viewOf(doc)
      const { moves } = undo
      press(last)
      if (undo.moves === moves) return
      const is = viewOf(doc)
      undo.undo()
      expect(viewOf(doc)).toEqual(was)
      undo.redo()
      expect(viewOf(doc)).toEqual(is)
    }),
  )
})

it('a stage that is moved comes right after the other, however often stages were moved there', () => {
  const { doc } = createCopy()
  const idsOf = () => getAgenda(snapshot(doc)).map(({ id }) => id)
  const [first = '', second = '', third = ''] = idsOf()
  for (let count = 0; count < 200; count += 1) {
    const moving = count % 2 === 0 ? third : second
    moveOnAgenda(doc, getAgenda(snapshot(doc)), moving, first)
    expect(idsOf().slice(0, 2)).toEqual([first, moving])
  }
  for (let count = 0; count < 50; count += 1) {
    const last = idsOf().at(-1) ?? ''
    moveOnAgenda(doc, getAgenda(snapshot(doc)), last, null)
    expect(idsOf()[0]).toBe(last)
  }
})

it('a stage that two people have removed the others around at once stays', () => {
  const [one, other] = [createCopy(0), createCopy(1)]
  const keep = (doc: Y.Doc, kept: number): void => {
    for (const item of getAgenda(snapshot(doc)).filter((_, index) => index !== kept)) setOnAgenda(doc, item, false)
  }
  keep(one.doc, 1)
  keep(other.doc, 2)
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc))
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc))
  expect(viewOf(one.doc)).toHaveLength(1)
  expect(viewOf(other.doc)).toEqual(viewOf(one.doc))
})

it('repetitions of a stage follow each other in the order in which they were made', () => {
  const { doc } = createCopy()
  const [, second] = getAgenda(snapshot(doc))
  if (!second) throw new Error('the agenda has too few stages')
  for (let count = 0; count < 3; count += 1) repeatStage(doc, getAgenda(snapshot(doc)), snapshot(doc).run.state, second)
  const ids = viewOf(doc).map(({ id }) => id)
  expect(ids.slice(1, 5)).toEqual([second.id, `${second.id}~2`, `${second.id}~3`, `${second.id}~4`])
})
