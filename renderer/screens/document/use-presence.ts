import { useEffect } from 'react'
import type { Mode } from '../../routes'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useSettings } from '../../stores/settings'
import { useRoomStage, useViewedStage } from '../../stores/viewed-stage'

/**
 * Publishes this person's presence and the stage they are viewing. The facilitator may look ahead: for the others they
 * are where the room is.
 */
export const usePresence = (mode: Mode): void => {
  const { session, author, isFacilitator } = useOpenMeeting()
  const { person } = author
  const { name, color } = useSettings()
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const viewed = useViewedStage()
  const room = useRoomStage()
  const stage = mode === 'meeting' && isRunning ? (isFacilitator ? room : viewed) : undefined
  useEffect(() => {
    session.presence.show({ name, person, color, isFacilitator, stage })
  }, [session, name, person, color, isFacilitator, stage])
}
