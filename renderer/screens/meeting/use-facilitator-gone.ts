import { useEffect, useState } from 'react'
import { useMeeting } from '../../stores/meeting-context'
import { useLeaders } from '../../stores/use-leaders'

/** How long (ms) a facilitator may be away before anybody is told: a reload takes seconds. */
const FACILITATOR_GRACE_PERIOD_MS = 12_000

/** Whether a running meeting has been without its facilitator for a while. */
export const useIsFacilitatorGone = (): boolean => {
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  // Not by the name: somebody who only reads may have the same, and cannot go on in their place.
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
