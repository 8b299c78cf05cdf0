import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { builtInCards, mergeDeck } from '../../shared/meeting/cards/deck'
import type { CallInput, Failure } from '../../shared/protocol/calls'
import type { OwnCards, PromptCard } from '../../shared/protocol/prompt-cards'
import { host } from '../host'
import type { CallResult } from '../session/host-calls'
import { useAuthState } from './settings'

type State = { own: OwnCards | undefined; deck: readonly PromptCard[] }

/** The cards of this page's person, and the deck that they form with the built-in ones. */
const cards = createStore<State>(() => ({ own: undefined, deck: builtInCards }))

/** The person's own cards; undefined until they are read, and for guests, who have none. */
export const useOwnCards = (): OwnCards | undefined => useStore(cards, ({ own }) => own)
export const useDeck = (): readonly PromptCard[] => useStore(cards, ({ deck }) => deck)
export const getDeck = (): readonly PromptCard[] => cards.getState().deck

const takeOver = (result: CallResult<'cards.read'>): Failure | undefined => {
  if (!result.ok) return result.failure
  const own = result.value
  cards.setState({ own, deck: mergeDeck(builtInCards, own) })
  return undefined
}

const readCards = async (): Promise<Failure | undefined> => takeOver(await host.call('cards.read', {}))

let isListening = false

/** Reads the person's own cards, and again whenever their file has changed. */
export const useReadOwnCards = (): void => {
  const auth = useAuthState()
  const isOwn = auth.state === 'signed-in' && auth.kind === 'own'
  useEffect(() => {
    if (!isOwn) return
    void readCards()
    if (isListening) return
    isListening = true
    host.onEvent((event) => {
      if (event.type === 'cards') void readCards()
    })
  }, [isOwn])
}

/** Adds a card, or replaces the one with `formerId`; resolves to the failure if that was not possible. */
export const saveCard = async (input: CallInput<'cards.save'>): Promise<Failure | undefined> =>
  takeOver(await host.call('cards.save', input))

export const removeCard = async (id: string): Promise<Failure | undefined> =>
  takeOver(await host.call('cards.remove', { id }))

/** Hides a built-in card, or shows it again. */
export const hideCard = async (id: string, isHidden: boolean): Promise<Failure | undefined> =>
  takeOver(await host.call('cards.hide', { id, isHidden }))
