import { useState } from 'react'
import { MAX_PEOPLE_PER_DEVICE } from '../../shared/meeting/ballots'
import { useEditing } from '../stores/meeting-context'
import type { BallotView } from '../stores/use-ballot'
import { Button } from './Button'
import { focusOnMount } from './focus'
import { usePresented } from './presented'
import { Select } from './Select'
import styles from './SharedDevice.module.css'

const counts = Array.from({ length: MAX_PEOPLE_PER_DEVICE }, (_, index) => String(index + 1))
const options = counts.map((count) => ({ value: count, label: count }))

/** Whose turn it is on this device. `isOwnTurn`: somebody has begun, so that their own answer may be shown. */
export const useDeviceTurn = ({ device, round, isOpen }: BallotView) => {
  const { count, turn } = device
  const [begun, setBegun] = useState<string>()
  const key = `${round} ${turn}`
  const isShared = count > 1
  return {
    isShared,
    isOwnTurn: isOpen && (!isShared || (turn < count && begun === key)),
    begin: () => setBegun(key),
    reset: () => setBegun(undefined),
  }
}

type Props = { ballot: BallotView; turn: ReturnType<typeof useDeviceTurn> }

/**
 * Lets several people vote on one device, one after the other. Between two of them, a page shows nothing that anybody
 * has voted for.
 */
export const SharedDevice = ({ ballot, turn: { isShared, isOwnTurn, begin, reset } }: Props) => {
  const { device, canAnswer, isOpen } = ballot
  const { isReadOnly } = useEditing()
  const { count, turn } = device
  // Only whoever has just passed the device on moves the focus; opening the stage does not.
  const [hasPassedOn, setHasPassedOn] = useState(false)
  const isPresented = usePresented()
  if (isPresented || isReadOnly || (isOpen && !canAnswer)) return null
  const isOver = turn >= count
  const person = `Person ${turn + 1} of ${count}`
  const message = isOver
    ? `All ${count} people on this device have voted.`
    : isOwnTurn
      ? `${person} votes now.`
      : `${person} is next: pass the device on. It shows nothing that was voted before.`
  const passOn = (): void => {
    setHasPassedOn(true)
    device.handOver()
  }
  const startOver = (): void => {
    reset()
    device.startOver()
  }
  return (
    <div className={styles.device}>
      <div className={styles.choice}>
        <Select
          label="People voting on this device"
          look="inline"
          value={String(count)}
          // It stays once the result is shown, so that nothing moves.
          isDisabled={!canAnswer}
          options={options}
          onChange={(next) => {
            reset()
            device.setCount(Number(next))
          }}
        />
      </div>
      {canAnswer && isShared && (
        <div className={styles.turn}>
          <p aria-live="polite">{message}</p>
          {isOver ? (
            <Button key="over" size="small" ref={hasPassedOn ? focusOnMount : null} onClick={startOver}>
              Start over
            </Button>
          ) : isOwnTurn ? (
            <Button key="pass" size="small" ref={focusOnMount} onClick={passOn}>
              {turn + 1 === count ? 'Done' : 'Done, pass it on'}
            </Button>
          ) : (
            <Button key="start" size="small" ref={hasPassedOn ? focusOnMount : null} onClick={begin}>
              Start voting
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
