import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { builtInCards, mergeDeck } from '../../shared/meeting/cards/deck'
import type { OwnCards, PromptCard } from '../../shared/protocol/prompt-cards'

type State = { own: OwnCards; deck: readonly PromptCard[] }

const none: OwnCards = { fileName: '', cards: [], hidden: [], problems: [], canChange: false }

/** The own cards of the person at this page, and the deck that they make with the built-in ones. */
const cards = createStore<State>(() => ({ own: none, deck: builtInCards }))

export const useOwnCards = (): OwnCards => useStore(cards, ({ own }) => own)
export const useDeck = (): readonly PromptCard[] => useStore(cards, ({ deck }) => deck)
export const deckNow = (): readonly PromptCard[] => cards.getState().deck

/** Takes over what the host has read. */
export const setOwnCards = (own: OwnCards): void => cards.setState({ own, deck: mergeDeck(builtInCards, own) })
