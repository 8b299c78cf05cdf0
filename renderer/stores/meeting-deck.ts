import { useMemo } from 'react'
import { type TemplateParts, withTemplateCards } from '../../shared/meeting/template'
import type { OwnCards, PromptCard } from '../../shared/protocol/prompt-cards'
import { useMeeting } from './meeting-context'
import { getDeck, getOwnCards, useDeck, useOwnCards } from './own-cards'

const combine = (deck: readonly PromptCard[], parts: TemplateParts, own: OwnCards | undefined) =>
  withTemplateCards(deck, parts, (id) => own?.cards.some((card) => card.id === id) ?? false)

let last: { deck: readonly PromptCard[]; parts: TemplateParts; result: readonly PromptCard[] } | undefined

/** This person's cards with what the open document's template says of them; the same list until either changes. */
export const getMeetingDeck = (parts: TemplateParts): readonly PromptCard[] => {
  const deck = getDeck()
  if (last?.deck !== deck || last.parts !== parts) last = { deck, parts, result: combine(deck, parts, getOwnCards()) }
  return last.result
}

export const useMeetingDeck = (): readonly PromptCard[] => {
  const deck = useDeck()
  const own = useOwnCards()
  const parts = useMeeting(({ templateParts }) => templateParts)
  return useMemo(() => combine(deck, parts, own), [deck, parts, own])
}
