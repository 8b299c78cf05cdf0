import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { builtInCards, mergeDeck } from '../../shared/meeting/cards/deck'
import type { CallInput, Failure } from '../../shared/protocol/calls'
import type { OwnCards, PromptCard } from '../../shared/protocol/prompt-cards'
import { host } from '../host'
import { createFolderFileStore } from './folder-file'

const file = createFolderFileStore(() => host.call('cards.read', {}), 'cards')

/** The deck that the cards of this page's person form with the built-in ones. */
const deck = createStore<{ cards: readonly PromptCard[] }>(() => ({ cards: builtInCards }))
file.store.subscribe(({ value }, before) => {
  if (value && value !== before.value) deck.setState({ cards: mergeDeck(builtInCards, value) })
})

/** The person's own cards; undefined until they are read, and for guests, who have none. */
export const useOwnCards = (): OwnCards | undefined => file.useValue()
export const useDeck = (): readonly PromptCard[] => useStore(deck, ({ cards }) => cards)
export const getOwnCards = (): OwnCards | undefined => file.store.getState().value
export const getDeck = (): readonly PromptCard[] => deck.getState().cards

/** Reads the person's own cards, and again whenever their file has changed. */
export const useReadOwnCards = file.useRead

/** Adds a card, or replaces the one with `formerId`; resolves to the failure if that was not possible. */
export const saveCard = async (input: CallInput<'cards.save'>): Promise<Failure | undefined> =>
  file.takeOver(await host.call('cards.save', input))

export const removeCard = async (id: string): Promise<Failure | undefined> =>
  file.takeOver(await host.call('cards.remove', { id }))

/** Hides a built-in card, or shows it again. */
export const hideCard = async (id: string, isHidden: boolean): Promise<Failure | undefined> =>
  file.takeOver(await host.call('cards.hide', { id, isHidden }))
