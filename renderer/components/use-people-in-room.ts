import { useMemo } from 'react'
import { useStore } from 'zustand'
import { isSamePerson, type PersonInRoom } from '../../shared/meeting/people'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'

/** Everybody who may be in the room: the roster, and those who are here now, each once. */
export const usePeopleInRoom = (): PersonInRoom[] => {
  const { session } = useOpenMeeting()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const people = useStore(session.presence.people)
  const here = JSON.stringify(people.map(({ name, person }) => ({ name, person })))
  return useMemo(() => {
    const connected: { name: string; person?: string }[] = JSON.parse(here)
    const room = new Map<string, PersonInRoom>()
    for (const { id, name } of roster) if (name.trim()) room.set(id, { id, name: name.trim() })
    for (const one of connected) {
      const id = one.person ?? `attending ${one.name.trim()}`
      if (one.name.trim() && !room.has(id) && !roster.some((person) => isSamePerson(person, one)))
        room.set(id, { id, name: one.name.trim() })
    }
    return [...room.values()]
  }, [roster, here])
}

/** The names of everybody who may be in the room, each once. */
export const usePeopleNames = (): string[] => {
  const room = usePeopleInRoom()
  return useMemo(() => [...new Set(room.map(({ name }) => name))], [room])
}
