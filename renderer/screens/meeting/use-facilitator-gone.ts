import { useEffect, useState } from 'react'
import { useMeeting } from '../../stores/meeting-context'
import { useLeaders } from '../../stores/use-leaders'

/** How long (ms) a facilitator may be away before others are told, since a reload takes seconds. */
const FACILITATOR_GRACE_PERIOD_MS = 12_000

/** Whether a running meeting has been without its facilitator for a while. */
export const useIsFacilitatorGone = (): boolean => {
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  // Not by name: somebody who can only read may have the same name, but cannot take their place.
  const isHere = useLeaders((leaders) => leaders.length > 0)
  const isAway = isRunning && !isHere
  const [isGone, setIsGone] = useState(false)
  useEffect(() => {
    if (!isAway) {
      setIsGone(false)
      return
    }
    const timer = setTimeout(() => setIsGone(true), FACILITATOR_GRACE_PERIOD_MS)
    return () => clearTimeout(timer)
  }, [isAway])
  return isAway && isGone
}
