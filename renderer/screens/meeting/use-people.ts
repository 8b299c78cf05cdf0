import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { type Attendee, attendees } from './attendees'

/** Everybody in this meeting, as they come and go. */
export const usePeople = (): Attendee[] => {
  const { session } = useOpenMeeting()
  const present = useStore(session.presence.people)
  const invited = useMeeting((snapshot) => snapshot.roster)
  const record = useMeeting((snapshot) => snapshot.record)
  return useMemo(() => attendees(invited, present, record), [invited, present, record])
}
