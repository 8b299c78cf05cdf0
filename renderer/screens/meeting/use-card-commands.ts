import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../commands/registry'
import { useMeetingDeck } from '../../stores/meeting-deck'
import { useOwnCards } from '../../stores/own-cards'
import type { CardTable } from './card-table'
import { togglePin, useIsPinned } from './use-situations'

/** The facilitator's commands for the cards. */
export const useCardCommands = (table: CardTable) => {
  const id = useStore(table.dealer, (dealer) => dealer.inHand?.card.id)
  const isPinned = useIsPinned(id)
  const hasOwn = useOwnCards() !== undefined
  return {
    situations: {
      id: 'situations',
      label: 'Situations',
      group: 'Meeting',
      keys: 'Alt+K',
      run: () => table.dialog.setState('situations', true),
    },
    previous: { id: 'previous card', label: 'Previous card', group: 'Meeting', keys: 'Alt+Y', run: table.previous },
    next: { id: 'next card', label: 'Next card', group: 'Meeting', keys: 'Alt+X', run: table.next },
    pin: {
      id: 'pin card',
      label: isPinned ? 'Unpin this card' : 'Pin this card',
      group: 'Meeting',
      isEnabled: id !== undefined,
      // The card in hand may have changed since this was offered.
      run: () => {
        const { inHand } = table.dealer.getState()
        if (inHand) togglePin(inHand.card.id)
      },
    },
    edit: {
      id: 'edit cards',
      label: 'Edit prompt cards',
      group: 'Meeting',
      isEnabled: hasOwn,
      run: () => table.dialog.setState('own', true),
    },
  } satisfies Record<string, Command>
}

/** A command for each card, so that the palette finds them. */
export const useCardChoices = (table: CardTable): Command[] => {
  const deck = useMeetingDeck()
  return useMemo(
    () =>
      deck.map((card) => ({
        id: `card ${card.id}`,
        label: `Card: ${card.situation}`,
        group: 'Meeting',
        isSearchOnly: true,
        searchTerms: card.lines.join(' '),
        run: () => table.choose(card.id),
      })),
    [deck, table],
  )
}
