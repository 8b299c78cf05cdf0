import type * as Y from 'yjs'
import { type Author, LOCAL } from '../../doc'
import { type RosterEntry, record, roster } from '../../record'
import { isSameName } from '../../record/same-name'

export type Role = RosterEntry['role']

/** Roles that a meeting needs somebody for; the rest take part or watch. */
export const rolesToFill = ['facilitator', 'note-taker', 'incident-commander'] as const satisfies readonly Role[]
export type RoleToFill = (typeof rolesToFill)[number]

/** Who holds a role: the first of the roster, or the empty string. */
export const holderOf = (entries: readonly RosterEntry[], role: Role): string =>
  entries.find((entry) => entry.role === role)?.name ?? ''

/**
 * Gives a role to somebody (an empty name: to nobody); whoever had it takes part from then on. Who is not on the roster
 * yet joins it. The facilitator is also the record's, which decides who drives the meeting.
 */
export const fillRole = (doc: Y.Doc, author: Author, role: RoleToFill, name: string): void =>
  doc.transact(() => {
    const entries = roster.read(doc).value
    for (const entry of entries) {
      if (entry.role === role && !isSameName(entry.name, name)) roster.change(doc, entry.id, { role: 'participant' })
    }
    const known = entries.find((entry) => isSameName(entry.name, name))
    if (known) roster.change(doc, known.id, { role })
    // The id that attending gives, so that two ways onto the roster make one row.
    else if (name.trim()) {
      roster.add(doc, author, { name: name.trim(), role, hasAttended: true }, { id: `attending ${name.trim()}` })
    }
    if (role === 'facilitator') record.change(doc, { facilitator: name.trim() })
  }, LOCAL)
