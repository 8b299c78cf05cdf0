import { useMemo } from 'react'
import { useStore } from 'zustand'
import { createPersonFinder, isSamePerson, type PersonInRoom } from '../../shared/meeting/people'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'

/** Everybody who may be in the room: the roster, and those who are here now, each once. */
export const useRoom = (): PersonInRoom[] => {
  const { session } = useOpenMeeting()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const people = useStore(session.presence.people)
  const here = JSON.stringify(people.map(({ name, person }) => ({ name, person })))
  return useMemo(() => {
    const shown: { name: string; person?: string }[] = JSON.parse(here)
    const room = new Map<string, PersonInRoom>()
    for (const { id, name } of roster) if (name.trim()) room.set(id, { id, name: name.trim() })
    for (const one of shown) {
      const id = one.person ?? `attending ${one.name.trim()}`
      if (one.name.trim() && !room.has(id) && !roster.some((person) => isSamePerson(person, one)))
        room.set(id, { id, name: one.name.trim() })
    }
    return [...room.values()]
  }, [roster, here])
}

/** The names of everybody who may be in the room, each once. */
export const useNames = (): string[] => {
  const room = useRoom()
  return useMemo(() => [...new Set(room.map(({ name }) => name))], [room])
}

/** By what the document knows the person at this page: their id on the roster, or what they would have there. */
export const useMe = (): string => {
  const { author } = useOpenMeeting()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const key = author.person ?? author.name
  return useMemo(() => createPersonFinder(roster)(key)?.id ?? key, [roster, key])
}
