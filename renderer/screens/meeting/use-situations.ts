import { useMemo } from 'react'
import { groupTitles } from '../../../shared/meeting/cards/labels'
import { cardGroupIds } from '../../../shared/protocol/prompt-cards'
import { changeSettingsOrToast } from '../../components/change-settings-or-toast'
import { useMeetingDeck } from '../../stores/meeting-deck'
import { getSettings, useSettings } from '../../stores/settings'
import { type CardGroup, withKeys } from './situation-keys'

/** All situations in their groups, with their keys; the pinned ones come last, so that no other key ever moves. */
export const useSituations = (): readonly CardGroup[] => {
  const deck = useMeetingDeck()
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

/** Whether a card is pinned. */
export const useIsPinned = (id: string | undefined): boolean =>
  useSettings().pinnedCards.some((pinned) => pinned === id)

/** Pins a card, or takes the pin off. */
export const togglePin = (id: string): void => {
  const { pinnedCards } = getSettings()
  const others = pinnedCards.filter((one) => one !== id)
  void changeSettingsOrToast({ pinnedCards: pinnedCards.includes(id) ? others : [...pinnedCards, id] })
}
