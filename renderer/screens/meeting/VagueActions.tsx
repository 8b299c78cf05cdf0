import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { quoteText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { reveal } from '../../stores/reveal'
import styles from './EndDialog.module.css'
import { titleOfStage, useMeetingControls } from './use-meeting-commands'
import { type AskedBeforeMove, askedBeforeMove, moveRoom } from './use-room-change'

/** Asks the facilitator, once, whether actions should be made more specific before the room goes on. */
export const VagueActions = () => {
  const asked = useStore(askedBeforeMove, (state) => state.asked)
  return asked && <Question asked={asked} />
}

const Question = ({ asked }: { asked: AskedBeforeMove }) => {
  const { goTo } = useMeetingControls()
  const goOn = useRef<HTMLButtonElement>(null)
  // Whoever only wants to go on presses Enter.
  useEffect(() => goOn.current?.focus(), [])
  const close = (): void => askedBeforeMove.setState({ asked: undefined })
  const [first] = asked.actions
  return (
    <Dialog
      title={asked.actions.length === 1 ? 'Make this action more specific?' : 'Make these actions more specific?'}
      onClose={close}
      actions={
        <>
          <Button
            onClick={() => {
              close()
              if (first) reveal(first.text.stage, first.text.ref)
            }}
          >
            Go back
          </Button>
          <Button ref={goOn} look="primary" onClick={() => moveRoom(asked.stage, goTo)}>
            Continue to {titleOfStage(asked.stage)}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>Specific actions get done more often. You won’t be asked again in this meeting.</p>
      <dl className={styles.actions}>
        {asked.actions.map(({ text, finding }) => (
          <div key={text.ref.id}>
            <dt dir="auto">{quoteText(text.text, 'An unnamed action')}</dt>
            <dd>{finding.ask}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
