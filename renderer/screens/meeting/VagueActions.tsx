import { useEffect } from 'react'
import { useStore } from 'zustand'
import { quoteText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { reveal } from '../../stores/reveal'
import { announce } from '../../stores/ui'
import { useRoomStage } from '../../stores/viewed-stage'
import { titleOfStage, useMeetingControls } from './use-meeting-commands'
import { actionsQuestion, moveRoom } from './use-room-change'
import styles from './VagueActions.module.css'

/** Asks the facilitator whether to go back to actions that could be more specific. Nobody else sees it. */
export const VagueActions = () => {
  const asked = useStore(actionsQuestion, (state) => state.asked)
  const room = useRoomStage()
  const { goTo } = useMeetingControls()
  const isAsked = asked !== undefined && asked.stage === room
  const isOne = asked?.actions.length === 1
  useEffect(() => {
    if (!isAsked) return
    announce(
      isOne
        ? 'One action could be more specific. Go back to it, or continue.'
        : 'Some actions could be more specific. Go back to them, or continue.',
    )
  }, [isAsked, isOne])
  if (!isAsked) return null
  const [first] = asked.actions
  return (
    <section className={styles.question} aria-labelledby="vague-actions">
      <h3 id="vague-actions">{isOne ? 'Make this action more specific?' : 'Make these actions more specific?'}</h3>
      <dl className={styles.actions}>
        {asked.actions.map(({ text, finding }) => (
          <div key={text.ref.id}>
            <dt dir="auto">{quoteText(text.text, 'An unnamed action')}</dt>
            <dd>{finding.ask}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        {first?.text.stage !== undefined && (
          <Button
            size="small"
            onClick={() => {
              moveRoom(first.text.stage ?? '', goTo)
              reveal(first.text.stage, first.text.ref)
            }}
          >
            Go back to {titleOfStage(first.text.stage)}
          </Button>
        )}
        <Button size="small" look="primary" onClick={() => actionsQuestion.setState({ asked: undefined })}>
          Continue
        </Button>
      </div>
    </section>
  )
}
