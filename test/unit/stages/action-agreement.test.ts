import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { agreementObstacle, hasAgreed, setAgreed } from '../../../shared/stages/closing/agreement'
import { agreed } from '../../../shared/stages/closing/model'
import { testAuthor } from '../../support/author'

const action = { id: 'actions.items/a', owner: 'Noor' }
const nobodys = { id: 'actions.items/b', owner: ' ' }

describe('an action is agreed to', () => {
  test.each([
    ['by its owner', action, 'noor ', [], undefined],
    ['by its owner who is connected', action, 'Noor', ['Noor', 'Ilya'], undefined],
    ['by somebody in a room, for an owner without a page of their own', action, 'Ilya', ['Mei'], undefined],
    ['by nobody else while the owner is connected', action, 'Ilya', ['noor'], 'owner-is-here'],
    ['by nobody without an owner', nobodys, 'Noor', [], 'no-owner'],
  ] as const)('%s', (_title, { owner }, person, connected, obstacle) => {
    expect(agreementObstacle({ owner }, person, connected)).toBe(obstacle)
  })

  test('with a record of whose yes it is and of who pressed', () => {
    const doc = new Y.Doc()
    const ilya = testAuthor('Ilya')
    setAgreed(doc, ilya, nobodys, [], true)
    setAgreed(doc, ilya, action, ['Noor'], true)
    expect(agreed.read(doc).value).toEqual({})
    setAgreed(doc, ilya, action, [], true)
    expect(agreed.read(doc).value[action.id]).toMatchObject({ owner: 'Noor', by: 'Ilya' })
    expect(hasAgreed(agreed.read(doc).value, action)).toBe(true)
    setAgreed(doc, ilya, action, ['Noor'], false)
    expect(hasAgreed(agreed.read(doc).value, action)).toBe(true)
    setAgreed(doc, testAuthor('Noor'), action, ['Ilya'], false)
    expect(hasAgreed(agreed.read(doc).value, action)).toBe(false)
  })

  test('anew by an owner who was given it later; a yes without a name, from an older version, counts', () => {
    const doc = new Y.Doc()
    setAgreed(doc, testAuthor('Noor'), action, [], true)
    expect(hasAgreed(agreed.read(doc).value, { ...action, owner: 'Mei' })).toBe(false)
    expect(hasAgreed(agreed.read(doc).value, { ...action, owner: '' })).toBe(false)
    agreed.set(doc, action.id, { at: 1 })
    expect(hasAgreed(agreed.read(doc).value, { ...action, owner: 'Mei' })).toBe(true)
  })
})
