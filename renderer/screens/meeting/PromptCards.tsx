import { ChevronLeft, ChevronRight, LayoutList, Pin, PinOff } from 'lucide-react'
import { useStore } from 'zustand'
import { countWaiting, type DealtCard } from '../../../shared/meeting/cards/dealer'
import { CommandButton } from '../../commands/CommandButton'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import type { CardTable } from './card-table'
import styles from './PromptCards.module.css'
import { useCardCommands } from './use-card-commands'
import { useIsPinned } from './use-situations'

/** The facilitator's cards, one at a time; nothing after the meeting, when there is nobody to ask. */
export const PromptCards = ({ table }: { table: CardTable }) => {
  const isEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  return isEnded ? null : <CardInHand table={table} />
}

const CardInHand = ({ table }: { table: CardTable }) => {
  const inHand = useStore(table.dealer, (dealer) => dealer.inHand)
  const commands = useCardCommands(table)
  const isPinned = useIsPinned(inHand?.card.id)
  return (
    <section aria-label="Prompt cards" className={styles.cards}>
      <header className={styles.header}>
        <h3>For you only</h3>
        <div className={styles.turn}>
          <Waiting table={table} />
          <CommandButton command={commands.situations} icon={<LayoutList />} look="quiet" size="small" isIconOnly />
          <CommandButton
            command={commands.pin}
            icon={isPinned ? <PinOff /> : <Pin />}
            look="quiet"
            size="small"
            isIconOnly
          />
          <CommandButton command={commands.previous} icon={<ChevronLeft />} look="quiet" size="small" isIconOnly />
          <CommandButton command={commands.next} icon={<ChevronRight />} look="quiet" size="small" isIconOnly />
        </div>
      </header>
      {inHand && <Card dealt={inHand} />}
    </section>
  )
}

/** A quiet badge shows that something newer is waiting; the current card stays. */
const Waiting = ({ table }: { table: CardTable }) => {
  const { session } = useOpenMeeting()
  const count = useStore(table.dealer, (dealer) => countWaiting(dealer, session.clock.now()))
  if (count === 0) return null
  return (
    <button type="button" className={styles.waiting} title="Show the newer card" onClick={table.next}>
      {count} new
    </button>
  )
}

const Card = ({ dealt: { card, line, reason, trigger } }: { dealt: DealtCard }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a long card must be scrollable by keyboard
  <div className={styles.card} tabIndex={0}>
    <p className={styles.line}>{line}</p>
    <p className={styles.reason}>{reason}</p>
    {reason !== card.why && !(trigger && 'clock' in trigger) && <p className={styles.why}>{card.why}</p>}
  </div>
)

/** The current line if there is no room for the panel; a click shows the panel. */
export const CardInBrief = ({ table, onOpen }: { table: CardTable; onOpen: () => void }) => {
  const { session } = useOpenMeeting()
  const isEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  const inHand = useStore(table.dealer, (dealer) => dealer.inHand)
  const waiting = useStore(table.dealer, (dealer) => countWaiting(dealer, session.clock.now()))
  if (isEnded || !inHand) return null
  const isNew = inHand.as === 'automatic' || waiting > 0
  return (
    <button
      type="button"
      className={styles.brief}
      data-new={isNew || undefined}
      aria-label={`${isNew ? 'New prompt card' : 'Prompt card'}: ${inHand.line}`}
      title={inHand.line}
      onClick={onOpen}
    >
      <span className={styles.briefLine}>{inHand.line}</span>
    </button>
  )
}
