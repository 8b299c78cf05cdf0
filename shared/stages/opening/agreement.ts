import type { ValueOf } from '../../crdt'
import { isSamePerson, type RosterPerson } from '../../meeting/people'
import { isSameName } from '../../meeting/people/same-name'
import type { agreements } from './model'

type Room = {
  /** By person. */
  agreements: ValueOf<typeof agreements>
  roster: readonly RosterPerson[]
  /** The people who are connected now, one entry per window. */
  connected: readonly { name: string; person?: string | undefined }[]
}

export type Participant = { id: string; name: string; isHere: boolean; hasAgreed: boolean }

/**
 * Everyone who can agree to the ground rules, each once. Somebody is here if they are connected, marked as attending,
 * or have agreed already: one person may type for a whole room.
 */
export const listParticipants = ({ agreements, roster, connected }: Room): Participant[] => {
  const everyone = new Map<string, Participant>()
  const add = (id: string, name: string, isHere: boolean): void => {
    if (name.trim() === '' || everyone.has(id)) return
    const hasAgreed = id in agreements
    everyone.set(id, { id, name: name.trim(), isHere: isHere || hasAgreed, hasAgreed })
  }
  for (const person of roster)
    add(person.id, person.name, person.hasAttended || connected.some((one) => isSamePerson(person, one)))
  // The agreement of somebody who is not on the roster is stored under their name as they wrote it then.
  for (const key of Object.keys(agreements)) add(key, connected.find((one) => one.person === key)?.name ?? key, true)
  for (const one of connected) {
    const isKnown =
      roster.some((person) => isSamePerson(person, one)) ||
      (one.person === undefined && [...everyone.values()].some(({ name }) => isSameName(name, one.name)))
    if (!isKnown) add(one.person ?? one.name.trim(), one.name, true)
  }
  return [...everyone.values()].sort((a, b) => a.name.localeCompare(b.name))
}
