import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'

/** Everybody who may be in the room: the roster's names and those who are here now, each once. */
export const useNames = (): string[] => {
  const { session } = useOpenMeeting()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const people = useStore(session.presence.people)
  const here = people.map((person) => person.name).join('\n')
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const name of [...roster.map((one) => one.name), ...here.split('\n')]) {
      const key = name.trim().toLowerCase()
      if (key && !names.has(key)) names.set(key, name.trim())
    }
    return [...names.values()]
  }, [roster, here])
}
