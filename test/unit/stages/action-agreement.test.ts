import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { roster } from '../../../shared/meeting/incident'
import { mergePeople, resolvePeople } from '../../../shared/meeting/people'
import { type AgreementRoom, agreementObstacle, hasAgreed, setAgreed } from '../../../shared/stages/closing/agreement'
import { agreed } from '../../../shared/stages/closing/model'
import { testAuthor } from '../../support/author'

const action = { id: 'actions.items/a', owner: 'Noor' }
const nobodys = { id: 'actions.items/b', owner: ' ' }

type Page = string | { name: string; person: string }
const shown = (page: Page) => (typeof page === 'string' ? { name: page } : page)
const room = (self: Page, others: readonly Page[], more: Partial<AgreementRoom> = {}): AgreementRoom => ({
  roster: [],
  self: shown(self),
  isFacilitator: false,
  others: others.map(shown),
  ...more,
})
const leading = { isFacilitator: true }

describe('an action can be agreed to', () => {
  test.each([
    ['by its owner', action, room('noor ', []), undefined],
    [
      'by its owner, even if they are connected in another window too',
      action,
      room('Noor', ['Noor', 'Ilya']),
      undefined,
    ],
    ['by the facilitator, for an owner without a page of their own', action, room('Ilya', ['Mei'], leading), undefined],
    ['by no other participant', action, room('Ilya', ['Mei']), 'facilitator-notes-it'],
    ['by nobody else while the owner is connected', action, room('Ilya', ['noor'], leading), 'owner-is-here'],
    ['by nobody without an owner', nobodys, room('Noor', [], leading), 'no-owner'],
  ] as const)('%s', (_title, { owner }, among, obstacle) => {
    expect(agreementObstacle({ owner }, among)).toBe(obstacle)
  })

  test('by the person on the roster whose name is the owner’s, but not by a namesake', () => {
    const doc = new Y.Doc()
    const noor = roster.add(doc, testAuthor(), { name: 'Noor' })
    const known = () => ({ roster: resolvePeople(roster.read(doc).value) })
    const namesake = { name: 'Noor', person: 'somebody-else' }
    expect(agreementObstacle(action, room({ name: 'Noor', person: noor }, [], known()))).toBeUndefined()
    expect(agreementObstacle(action, room(namesake, [], known()))).toBe('facilitator-notes-it')
    expect(agreementObstacle(action, room('Ilya', [namesake], { ...known(), ...leading }))).toBeUndefined()
    // Whoever was merged with the owner is the owner, by whichever name they go.
    const other = roster.add(doc, testAuthor('Ilya'), { name: 'N. Haddad' })
    const [keep, gone] = resolvePeople(roster.read(doc).value)
    if (keep && gone) mergePeople(doc, keep, gone)
    expect(agreementObstacle(action, room({ name: 'N. Haddad', person: other }, [], known()))).toBeUndefined()
  })

  test('with a record of whose agreement it is and who entered it', () => {
    const doc = new Y.Doc()
    const ilya = testAuthor('Ilya')
    const isHere = room('Ilya', ['Noor'], leading)
    setAgreed(doc, ilya, nobodys, room('Ilya', [], leading), true)
    setAgreed(doc, ilya, action, isHere, true)
    setAgreed(doc, ilya, action, room('Ilya', []), true)
    expect(agreed.read(doc).value).toEqual({})
    setAgreed(doc, ilya, action, room('Ilya', [], leading), true)
    expect(agreed.read(doc).value[action.id]).toMatchObject({ owner: 'Noor', by: 'Ilya' })
    expect(hasAgreed(agreed.read(doc).value, action)).toBe(true)
    setAgreed(doc, ilya, action, isHere, false)
    expect(hasAgreed(agreed.read(doc).value, action)).toBe(true)
    setAgreed(doc, testAuthor('Noor'), action, room('Noor', ['Ilya']), false)
    expect(hasAgreed(agreed.read(doc).value, action)).toBe(false)
  })

  test('again by a new owner; an agreement without a name, from an older version, counts for any owner', () => {
    const doc = new Y.Doc()
    setAgreed(doc, testAuthor('Noor'), action, room('Noor', []), true)
    expect(hasAgreed(agreed.read(doc).value, { ...action, owner: 'Mei' })).toBe(false)
    expect(hasAgreed(agreed.read(doc).value, { ...action, owner: '' })).toBe(false)
    agreed.set(doc, action.id, { at: 1 })
    expect(hasAgreed(agreed.read(doc).value, { ...action, owner: 'Mei' })).toBe(true)
  })
})
