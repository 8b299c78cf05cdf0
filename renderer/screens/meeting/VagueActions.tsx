import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { agendaTitle } from '../../../shared/document/agenda'
import { stageOfAgendaId } from '../../../shared/meeting/agenda'
import { quoteText } from '../../../shared/meeting/format'
import { isComposing } from '../../commands/keys'
import { Button } from '../../components/Button'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import { useRoomAgendaId } from '../../stores/viewed-stage'
import { useMeetingControls } from './use-meeting-commands'
import { actionsQuestion, moveRoom } from './use-room-change'
import styles from './VagueActions.module.css'

const close = (): void => actionsQuestion.setState({ question: undefined })

/** The question on this page while it is relevant: not once the room has moved on, or somebody else leads it. */
const useQuestion = () => {
  const { session, isFacilitator } = useOpenMeeting()
  const question = useStore(actionsQuestion, (state) => state.question)
  const room = useRoomAgendaId()
  const phase = useMeeting((snapshot) => snapshot.run.state.phase)
  const isOpen = question?.session === session && question.from === room && phase === 'running' && isFacilitator
  useEffect(() => {
    if (!isOpen) close()
  }, [isOpen])
  return isOpen ? question : undefined
}

/** Asks the facilitator, before the last stage, whether to make actions specific. Nobody else sees it. */
export const VagueActions = () => {
  const question = useQuestion()
  const { goTo } = useMeetingControls()
  const answer = useRef<HTMLButtonElement>(null)
  const before = useRef<Element>(null)
  useEffect(() => {
    if (!question) return
    before.current = document.activeElement
    answer.current?.focus()
  }, [question])
  if (!question) return null
  const [first] = question.actions
  const isOne = question.actions.length === 1
  const makeSpecific = (): void => {
    const { stage, ref } = first?.text ?? {}
    if (stage !== undefined && stage !== stageOfAgendaId(question.from)) moveRoom(stage, goTo)
    else close()
    reveal(stage, ref)
  }
  const goOn = (): void => {
    // The stage's heading gets the focus, rather than whatever is next to the question.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    moveRoom(question.to, goTo)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isComposing(event)) return
    event.preventDefault()
    close()
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    <section className={styles.question} aria-labelledby="vague-actions" onKeyDown={onKeyDown}>
      <h3 id="vague-actions">{isOne ? 'Make this action more specific?' : 'Make these actions more specific?'}</h3>
      <dl id="vague-actions-list" className={styles.actions} tabIndex={0}>
        {question.actions.map(({ text, finding }) => (
          <div key={text.ref.id}>
            <dt>
              <bdi>{quoteText(text.text, 'An unnamed action')}</bdi>
            </dt>
            <dd>{finding.ask}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        <Button size="small" onClick={goOn}>
          Go on to {agendaTitle(question.to)}
        </Button>
        <Button ref={answer} size="small" look="primary" aria-describedby="vague-actions-list" onClick={makeSpecific}>
          {isOne ? 'Make it specific' : 'Make them specific'}
        </Button>
      </div>
    </section>
  )
}
