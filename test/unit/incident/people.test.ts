import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { attendees } from '../../../renderer/screens/meeting/attendees'
import { dataOfStage, snapshot } from '../../../shared/document'
import { record, roster } from '../../../shared/meeting/incident'
import {
  createPersonFinder,
  findFacilitator,
  identifyPerson,
  mergePeople,
  resolvePeople,
  separatePeople,
  setForPerson,
} from '../../../shared/meeting/people'
import { assignRole } from '../../../shared/meeting/people/roles'
import { NO_NAME } from '../../../shared/meeting/people/same-name'
import { openingStage } from '../../../shared/stages/opening'
import { agreements } from '../../../shared/stages/opening/model'
import { testAuthor } from '../../support/author'
import { fc } from '../../support/fast-check'
import { growth, LINEAR_GROWTH } from '../../support/growth'

const author = testAuthor('Dana')
/** A page of somebody, as presence tells of it. */
const window = (clientId: number, person: string, name: string) => ({
  clientId,
  person,
  name,
  color: 0,
  isFacilitator: false,
  isSelf: clientId === 1,
  isHostConfirmed: false,
})
const withPeople = (...names: string[]) => {
  const doc = new Y.Doc()
  const ids = names.map((name) => roster.add(doc, author, { name }))
  const people = () => snapshot(doc).roster
  return { doc, ids, people }
}

describe('two people with the same name', () => {
  test('are separate: each has their own agreement and role', () => {
    const { doc, ids, people } = withPeople('Ana', 'Ana')
    const [first = '', second = ''] = ids
    setForPerson(doc, agreements, first, true)
    record.change(doc, { facilitator: 'Ana', facilitatorId: second })
    expect(Object.keys(dataOfStage(snapshot(doc), openingStage).accepted)).toEqual([first])
    expect(findFacilitator(people(), snapshot(doc).record)?.id).toBe(second)
    const pages = [window(1, first, 'Ana'), window(2, second, 'Ana')]
    const shown = attendees(people(), pages, snapshot(doc).record)
    expect(shown.map(({ id, isSelf, isFacilitator }) => [id, isSelf, isFacilitator])).toEqual([
      [first, true, false],
      [second, false, true],
    ])
  })

  test('are not confused if the second joins while the first is here', () => {
    const { ids, people } = withPeople('Ana')
    const [first = ''] = ids
    const come = (taken: string[], remembered?: string) =>
      identifyPerson({ people: people(), name: 'ana', remembered, taken: new Set(taken), fresh: 'new' })
    expect(come([])).toBe(first)
    expect(come([first])).toBe('new')
    expect(come([first], first)).toBe(first)
    expect(come([], 'new')).toBe('new')
  })
})

test('somebody who gave no name is here, and has their name everywhere once they give one', () => {
  const { doc, people } = withPeople()
  const me = 'person-1'
  assignRole(doc, author, 'facilitator', { id: me, name: NO_NAME })
  const show = (name: string) =>
    attendees(people(), [window(1, me, name), window(2, 'person-2', '')], snapshot(doc).record).map((one) => [
      one.name,
      one.isHere,
      one.isSelf,
      one.isFacilitator,
    ])
  expect(show('')).toEqual([[NO_NAME, true, true, true]])
  expect(show('Dana')).toEqual([['Dana', true, true, true]])
})

describe('a document of an older version', () => {
  test('has values under a name, which are read as that person’s without being rewritten', () => {
    const { doc, ids } = withPeople('Ana', 'Bo')
    const [ana = ''] = ids
    agreements.set(doc, 'Ana', true)
    agreements.set(doc, 'Visitor', true)
    const before = Y.encodeStateAsUpdate(doc)
    expect(Object.keys(dataOfStage(snapshot(doc), openingStage).accepted).sort()).toEqual([ana, 'Visitor'].sort())
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    setForPerson(doc, agreements, ana, undefined)
    expect(Object.keys(agreements.read(doc).value)).toEqual(['Visitor'])
  })

  test('has values under a name of two people, which belong to neither of them', () => {
    const { doc } = withPeople('Ana', 'Ana')
    agreements.set(doc, 'Ana', true)
    expect(Object.keys(dataOfStage(snapshot(doc), openingStage).accepted)).toEqual(['Ana'])
  })
})

describe('two entries of one person', () => {
  test('keep role, attendance and agreement when merged, and can be separated again', () => {
    const { doc, ids, people } = withPeople('Ana', 'Ana Kovač')
    const [short = '', long = ''] = ids
    roster.change(doc, short, { role: 'note-taker', hasAttended: true, because: 'detected' })
    setForPerson(doc, agreements, short, true)
    const [gone, keep] = people()
    if (!gone || !keep) throw new Error('two entries were made')
    const before = people()

    mergePeople(doc, keep, gone)
    expect(people()).toMatchObject([
      { id: long, name: 'Ana Kovač', role: 'note-taker', hasAttended: true, because: 'detected', ids: [long, short] },
    ])
    expect(Object.keys(dataOfStage(snapshot(doc), openingStage).accepted)).toEqual([long])
    expect(createPersonFinder(people())(short)?.id).toBe(long)
    expect(createPersonFinder(people())('Ana')?.id).toBe(long)

    separatePeople(doc, keep, gone)
    expect(people()).toEqual(before)
  })

  test('become one of them even if two people merge them at once, in any direction', () => {
    const link = fc.record({ from: fc.nat(5), to: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(link, { maxLength: 12 }), (links) => {
        const { doc, ids } = withPeople('A', 'B', 'C', 'D', 'E', 'F')
        for (const { from, to } of links)
          if (from !== to) roster.change(doc, ids[from] ?? '', { sameAs: ids[to] ?? '' })
        const people = resolvePeople(roster.read(doc).value)
        // Everybody stands for themself or is one of somebody's entries, and nobody is lost or doubled.
        expect(people.flatMap((person) => person.ids).sort()).toEqual([...ids].sort())
        expect(people.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a roster of thousands', () => {
  const [first] = withPeople('Ana').people()
  const rosterOf = (count: number, sameAs: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => ({
      ...first,
      ...{ id: `p${index}`, name: 'Ana', sameAs: sameAs(index) },
    })) as Parameters<typeof resolvePeople>[0]

  test.each([
    ['one merged into the next, again and again', (index: number) => `p${index + 1}`],
    ['all merged into one', (index: number) => (index > 0 ? 'p0' : '')],
  ])('is read in time that grows with its length: %s', (_, sameAs) => {
    const entries = rosterOf(4_000, sameAs)
    expect(resolvePeople(entries)).toHaveLength(1)
    expect(growth((size) => void resolvePeople(entries.slice(0, size)), entries.length)).toBeLessThan(LINEAR_GROWTH)
  })

  test('is searched by name in linear time', () => {
    const work = (size: number): void => {
      const people = Array.from({ length: size }, (_, n) => ({ ...first, ids: [`p${n}`], names: [`Ana ${n}`] }))
      const find = createPersonFinder(people as Parameters<typeof createPersonFinder>[0])
      for (let n = 0; n < size; n += 1) expect(find(`ana  ${n}`)?.ids).toEqual([`p${n}`])
    }
    expect(growth(work, 4_000)).toBeLessThan(LINEAR_GROWTH)
  })
})
