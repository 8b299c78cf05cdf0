import { ChevronLeft, ChevronRight, LayoutList, Pin, PinOff } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { countWaiting, type DealtCard } from '../../../shared/meeting/cards/dealer'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useDeck } from '../../stores/own-cards'
import type { CardTable } from './card-table'
import styles from './PromptCards.module.css'
import { SituationPicker } from './SituationPicker'
import { TakeMinutes } from './TakeMinutes'
import { usePinnedCards } from './use-situations'

/** One card at a time, for the facilitator alone. After the meeting there is nobody to ask. */
export const PromptCards = ({ table }: { table: CardTable }) => {
  const isEnded = useMeeting((snapshot) => snapshot.run.state.phase === 'ended')
  return isEnded ? null : <CardInHand table={table} />
}

const useCardCommands = (table: CardTable, onPick: () => void) => {
  const deck = useDeck()
  const { isPinned, toggle } = usePinnedCards()
  const inHand = useStore(table.dealer, (dealer) => dealer.inHand)
  const id = inHand?.card.id
  const commands = {
    pick: { id: 'situations', label: 'Situations', group: 'Meeting', keys: 'Alt+/', run: onPick },
    previous: { id: 'previous card', label: 'Previous card', group: 'Meeting', keys: 'Alt+Y', run: table.previous },
    next: { id: 'next card', label: 'Next card', group: 'Meeting', keys: 'Alt+X', run: table.next },
    pin: {
      id: 'pin card',
      label: id !== undefined && isPinned(id) ? 'Unpin this card' : 'Pin this card',
      group: 'Meeting',
      isEnabled: id !== undefined,
      run: () => id !== undefined && toggle(id),
    },
  } satisfies Record<string, Command>
  const choices = deck.map(
    (card): Command => ({
      id: `card ${card.id}`,
      label: `Card: ${card.situation}`,
      group: 'Meeting',
      isSearchOnly: true,
      searchTerms: card.lines.join(' '),
      run: () => table.choose(card.id),
    }),
  )
  useCommands([...Object.values(commands), ...choices])
  return { ...commands, isPinned: id !== undefined && isPinned(id) }
}

const CardInHand = ({ table }: { table: CardTable }) => {
  const [isPicking, setIsPicking] = useState(false)
  const inHand = useStore(table.dealer, (dealer) => dealer.inHand)
  const commands = useCardCommands(table, () => setIsPicking(true))
  return (
    <section aria-label="Prompt cards" className={styles.cards}>
      <header className={styles.header}>
        <h3>Only you see this</h3>
        <div className={styles.turn}>
          <Waiting table={table} next={commands.next} />
          <CommandButton command={commands.pick} icon={<LayoutList />} look="quiet" size="small" isIconOnly />
          <CommandButton
            command={commands.pin}
            icon={commands.isPinned ? <PinOff /> : <Pin />}
            look="quiet"
            size="small"
            isIconOnly
          />
          <CommandButton command={commands.previous} icon={<ChevronLeft />} look="quiet" size="small" isIconOnly />
          <CommandButton command={commands.next} icon={<ChevronRight />} look="quiet" size="small" isIconOnly />
        </div>
      </header>
      {inHand && <Card dealt={inHand} />}
      {isPicking && <SituationPicker onChoose={table.choose} onClose={() => setIsPicking(false)} />}
    </section>
  )
}

/** What is newer than the card in hand waits behind a quiet mark; the card stays. */
const Waiting = ({ table, next }: { table: CardTable; next: Command }) => {
  const { session } = useOpenMeeting()
  const count = useStore(table.dealer, (dealer) => countWaiting(dealer, session.clock.now()))
  if (count === 0) return null
  return (
    <button type="button" className={styles.waiting} title="Show the newer card" onClick={next.run}>
      {count} new
    </button>
  )
}

const Card = ({ dealt: { card, line, reason, trigger } }: { dealt: DealtCard }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a card longer than its place is scrolled by keyboard
  <div className={styles.card} tabIndex={0}>
    <p className={styles.line}>{line}</p>
    {trigger && 'clock' in trigger && trigger.clock === 'time-is-up' && (
      <div className={styles.offer}>
        <TakeMinutes />
      </div>
    )}
    <p className={styles.reason}>{reason}</p>
    {reason !== card.why && !(trigger && 'clock' in trigger) && <p className={styles.why}>{card.why}</p>}
  </div>
)
