import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { record, roster } from '../../../shared/meeting/incident'
import { resolvePeople } from '../../../shared/meeting/people'
import { assignRole, findRoleHolder } from '../../../shared/meeting/people/roles'

let id = 0
const author = { name: 'Dana', now: () => 1, newId: () => `r${id++}` }

const named = (name: string) => ({ id: `attending ${name}`, name })

test('a role has one holder, a newcomer is added to the roster, and the facilitator leads the meeting', () => {
  const doc = new Y.Doc()
  roster.add(doc, author, { name: 'Dana', role: 'facilitator' })
  roster.add(doc, author, { name: 'Noor' })
  const holders = () =>
    ['facilitator', 'note-taker'].map(
      (role) => findRoleHolder(resolvePeople(roster.read(doc).value), role as 'facilitator')?.name ?? '',
    )
  assignRole(doc, author, 'note-taker', named('noor'))
  expect(holders()).toEqual(['Dana', 'Noor'])
  assignRole(doc, author, 'facilitator', named('Ilya'))
  expect(holders()).toEqual(['Ilya', 'Noor'])
  expect(record.read(doc).value.facilitator).toBe('Ilya')
  expect(
    roster
      .read(doc)
      .value.map((entry) => entry.name)
      .sort(),
  ).toEqual(['Dana', 'Ilya', 'Noor'])
  assignRole(doc, author, 'note-taker', undefined)
  expect(holders()).toEqual(['Ilya', ''])
})
