import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { getCardTriggers } from '../../../shared/document'
import { takeMinutesAdvice, whenTimeIsUp } from '../../../shared/meeting/content'
import { type DealtCard, dealCards, promptCards } from '../../../shared/meeting/content/prompt-cards'
import type { Problem } from '../../../shared/stages/contract'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { useMeeting, useOpenMeeting, useReadings } from '../../stores/meeting-context'
import { useClock } from '../../stores/use-clock'
import { useViewedStage } from '../../stores/viewed-stage'
import styles from './PromptCards.module.css'
import { TakeMinutes } from './TakeMinutes'

const timeIsUp: DealtCard = {
  id: 'time-is-up',
  stage: null,
  line: 'Time is up. What would help most now?',
  why: '',
  now: whenTimeIsUp.filter((line) => line !== takeMinutesAdvice).join('\n'),
  isUrgent: false,
}

const useDealt = (stage: string): DealtCard[] => {
  const { session } = useOpenMeeting()
  const clock = useClock()
  const readings = useReadings()
  const isOver = clock.phase === 'running' && clock.stage === stage && clock.warning === 'up'
  // As text, so that an edit elsewhere in the document does not deal the cards again.
  const missing = useMeeting((snapshot) =>
    JSON.stringify(
      getCardTriggers(snapshot, stage, session.clock.now(), readings).map(({ code, message }) => ({ code, message })),
    ),
  )
  return useMemo(() => {
    const problems: Pick<Problem, 'code' | 'message'>[] = JSON.parse(missing)
    const dealt = dealCards(promptCards, stage, problems)
    return isOver ? [timeIsUp, ...dealt] : dealt
  }, [missing, stage, isOver])
}

/**
 * One card at a time, for the facilitator alone. The card in hand stays until another is asked for. After the meeting
 * there is nobody to ask.
 */
export const PromptCards = () => {
  const stage = useViewedStage()
  const isEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  return isEnded ? null : <CardDeck key={stage} stage={stage} />
}

const CardDeck = ({ stage }: { stage: string }) => {
  const dealt = useDealt(stage)
  const [held, setHeld] = useState<DealtCard>()
  const isOver = dealt[0] === timeIsUp
  useEffect(() => {
    if (isOver) setHeld(undefined)
  }, [isOver])

  const inHand = dealt.findIndex((card) => card.id === held?.id)
  const at = held === undefined ? 0 : inHand
  const card = dealt[at] ?? held
  const turn = (step: number): void => {
    const next = dealt[(Math.max(0, at) + step + dealt.length) % dealt.length]
    setHeld(next)
  }
  const commands = {
    previous: {
      id: 'previous card',
      label: 'Previous card',
      group: 'Meeting',
      keys: 'Alt+Y',
      isEnabled: dealt.length > 1,
      run: () => turn(-1),
    },
    next: {
      id: 'next card',
      label: 'Next card',
      group: 'Meeting',
      keys: 'Alt+X',
      isEnabled: dealt.length > 1,
      run: () => turn(1),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))
  return (
    <section aria-label="Prompt cards" className={styles.cards}>
      <header className={styles.header}>
        <h3>Only you see this</h3>
        <div className={styles.turn}>
          <span className={styles.count}>
            {at < 0 ? '' : `${at + 1} of `}
            {dealt.length}
          </span>
          <CommandButton command={commands.previous} icon={<ChevronLeft />} look="quiet" size="small" isIconOnly />
          <CommandButton command={commands.next} icon={<ChevronRight />} look="quiet" size="small" isIconOnly />
        </div>
      </header>
      {card && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a card longer than its place is scrolled by keyboard
        <div className={styles.card} tabIndex={0}>
          <p className={styles.line}>{card.line}</p>
          {card.id === timeIsUp.id && (
            <div className={styles.offer}>
              <TakeMinutes />
            </div>
          )}
          <p className={styles.now} data-urgent={card.isUrgent || undefined}>
            {card.now}
          </p>
        </div>
      )}
    </section>
  )
}
