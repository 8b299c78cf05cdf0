import { useMemo } from 'react'
import { useStore } from 'zustand'
import { getFacilitation, isFacilitating } from '../../shared/document'
import type { PresentPerson } from '../session'
import { useMeeting, useOpenMeeting } from './meeting-context'

/**
 * Selects from the people present who lead the meeting; whoever the document names comes first. A claim to lead is not
 * enough: the document has to name them, or a host to confirm it.
 */
export const useLeaders = <T>(select: (leaders: readonly PresentPerson[]) => T): T => {
  const { session } = useOpenMeeting()
  const record = useMeeting((snapshot) => snapshot.record)
  const people = useMeeting((snapshot) => snapshot.roster)
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const facilitation = useMemo(() => getFacilitation({ people, record, isRunning }), [people, record, isRunning])
  return useStore(session.presence.people, (present) => {
    // Whether others may edit is not known here, but a read-only page does not claim to facilitate.
    const leads = (one: PresentPerson, holdsMeeting: boolean): boolean =>
      isFacilitating(facilitation, { ...one, holdsMeeting, canEdit: true })
    const leaders = present.filter((one) => one.isFacilitator && leads(one, one.isHostConfirmed))
    const isNamed = (one: PresentPerson): boolean => leads(one, false)
    return select([...leaders.filter(isNamed), ...leaders.filter((one) => !isNamed(one))])
  })
}
