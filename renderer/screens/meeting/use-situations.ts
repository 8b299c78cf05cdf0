import { useMemo } from 'react'
import { groupTitles } from '../../../shared/meeting/cards/labels'
import { cardGroupIds } from '../../../shared/protocol/prompt-cards'
import { useDeck } from '../../stores/own-cards'
import { changeSettings, useSettings } from '../../stores/settings'
import { type CardGroup, withKeys } from './situation-keys'

/** All situations in their groups, with their keys; the pinned ones come last, so that no other key ever moves. */
export const useSituations = (): readonly CardGroup[] => {
  const deck = useDeck()
  const { pinnedCards } = useSettings()
  return useMemo(() => {
    const groups = cardGroupIds.map((id) => ({
      id,
      title: groupTitles[id],
      cards: deck.filter((card) => card.group === id),
    }))
    const pinned = pinnedCards.flatMap((id) => deck.find((card) => card.id === id) ?? [])
    return withKeys([...groups, { id: 'pinned', title: 'Pinned', cards: pinned }])
  }, [deck, pinnedCards])
}

/** The pinned cards, and functions to pin and unpin one. */
export const usePinnedCards = () => {
  const { pinnedCards } = useSettings()
  return {
    isPinned: (id: string): boolean => pinnedCards.includes(id),
    toggle: (id: string): void =>
      void changeSettings({
        pinnedCards: pinnedCards.includes(id) ? pinnedCards.filter((one) => one !== id) : [...pinnedCards, id],
      }),
  }
}
