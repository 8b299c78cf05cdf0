import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  chooseCard,
  type DealContext,
  type Dealer,
  deal,
  emptyDealer,
  enterStage,
  follow,
  nextCard,
  previousCard,
  type Raised,
} from '../../../shared/meeting/cards/dealer'

/** The facilitator's cards while the meeting is open; they stay where they are when the panel is folded away. */
export type CardTable = {
  dealer: StoreApi<Dealer>
  /** The dialog that is open over the stage: the list of situations, or the person's own cards. */
  dialog: StoreApi<'situations' | 'own' | 'none'>
  enterStage: () => void
  /** Answers what was raised at one moment, the most telling first. */
  deal: (raised: readonly Raised[]) => void
  /** Follows the document and the clock. */
  follow: () => void
  next: () => void
  previous: () => void
  choose: (id: string) => void
}

/** A table without a card yet; `context` is read at each move. */
export const createCardTable = (context: () => DealContext): CardTable => {
  const dealer = createStore<Dealer>(() => emptyDealer)
  const move = (next: (now: Dealer, context: DealContext) => Dealer): void =>
    dealer.setState((now) => next(now, context()), true)
  return {
    dealer,
    dialog: createStore<'situations' | 'own' | 'none'>(() => 'none'),
    enterStage: () => move(enterStage),
    deal: (raised) => move((now, at) => deal(now, raised, at)),
    follow: () => move(follow),
    next: () => move(nextCard),
    previous: () => move(previousCard),
    choose: (id) => move((now, at) => chooseCard(now, id, at)),
  }
}
