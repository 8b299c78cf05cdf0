import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import styles from './Note.module.css'
import { TakeOver } from './PeopleDialog'
import { useIsFacilitatorGone } from './use-facilitator-gone'

/**
 * Shown when the facilitator has been away for a while: the meeting continues, and somebody may take over, but nobody
 * has to.
 */
export const NoFacilitator = () => {
  const { isReadOnly } = useOpenMeeting()
  const facilitator = useMeeting((snapshot) => snapshot.record.facilitator)
  const isGone = useIsFacilitatorGone()
  const [isOpen, setIsOpen] = useState(false)
  if (!isGone) return null
  return (
    <>
      <div className={styles.note} data-tone="amber">
        <p>
          {facilitator.trim() ? <bdi>{facilitator}</bdi> : 'The facilitator'} can’t be reached right now. The meeting
          goes on: the clock keeps running, and what you type is safe.
        </p>
        {!isReadOnly && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            Take over as facilitator
          </Button>
        )}
      </div>
      {isOpen && (
        <Dialog title="Take over as facilitator" size="s" onClose={() => setIsOpen(false)}>
          <TakeOver isAsked onDone={() => setIsOpen(false)} />
        </Dialog>
      )}
    </>
  )
}
