import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  chooseCard,
  type DealContext,
  type Dealer,
  deal,
  emptyDealer,
  enterStage,
  nextCard,
  previousCard,
  type Raised,
  refresh,
} from '../../../shared/meeting/cards/dealer'

/** The facilitator's cards while the meeting is open; they keep their state when the panel is hidden. */
export type CardTable = {
  dealer: StoreApi<Dealer>
  /** The dialog that is open over the stage: the list of situations, or the person's own cards. */
  dialog: StoreApi<'situations' | 'own' | 'none'>
  enterStage: () => void
  /** Deals a card for what was raised at one moment, the most significant first. */
  deal: (raised: readonly Raised[]) => void
  /** Updates the card after changes of the document and the clock. */
  refresh: () => void
  next: () => void
  previous: () => void
  choose: (id: string) => void
}

/** Creates a table without a card; `context` is read at each move. */
export const createCardTable = (context: () => DealContext): CardTable => {
  const dealer = createStore<Dealer>(() => emptyDealer)
  const move = (next: (now: Dealer, context: DealContext) => Dealer): void =>
    dealer.setState((now) => next(now, context()), true)
  return {
    dealer,
    dialog: createStore<'situations' | 'own' | 'none'>(() => 'none'),
    enterStage: () => move(enterStage),
    deal: (raised) => move((now, at) => deal(now, raised, at)),
    refresh: () => move(refresh),
    next: () => move(nextCard),
    previous: () => move(previousCard),
    choose: (id) => move((now, at) => chooseCard(now, id, at)),
  }
}
