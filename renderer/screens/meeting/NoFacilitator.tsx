import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import styles from './Note.module.css'
import { TakeOver } from './PeopleDialog'
import { useIsFacilitatorGone } from './use-facilitator-gone'

/** Said when the facilitator has been gone for a while: the meeting goes on, and somebody may take over. Nobody is made to. */
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
