import type * as Y from 'yjs'
import { type Author, LOCAL } from '../../crdt'
import { type RosterEntry, record, roster } from '../incident'
import { createPersonFinder, type PersonInRoom, type RosterPerson, resolvePeople } from '.'

export type Role = RosterEntry['role']

/** Roles that a meeting needs to fill; everyone else participates or observes. */
export const rolesToFill = ['facilitator', 'note-taker', 'incident-commander'] as const satisfies readonly Role[]
export type RoleToFill = (typeof rolesToFill)[number]

/** The holder of a role: the first on the roster. */
export const findRoleHolder = (people: readonly RosterPerson[], role: Role): RosterPerson | undefined =>
  people.find((person) => person.role === role)

/**
 * Gives a role to somebody, or to nobody; whoever held it becomes a participant. Somebody who is not on the roster yet is
 * added to it. The facilitator is also written into the incident record, which decides who controls the meeting.
 */
export const assignRole = (doc: Y.Doc, author: Author, role: RoleToFill, who: PersonInRoom | undefined): void =>
  doc.transact(() => {
    const people = resolvePeople(roster.read(doc).value)
    const find = createPersonFinder(people)
    const known = who && (find(who.id) ?? find(who.name))
    for (const person of people) {
      if (person.role === role && person !== known) roster.change(doc, person.id, { role: 'participant' })
    }
    if (known) roster.change(doc, known.id, { role })
    else if (who) roster.add(doc, author, { name: who.name, role, hasAttended: true }, { id: who.id })
    if (role === 'facilitator') {
      record.change(doc, { facilitator: who?.name ?? '', facilitatorId: known?.id ?? who?.id ?? '' })
    }
  }, LOCAL)
