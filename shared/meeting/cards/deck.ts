import { z } from 'zod'
import deck from '../../../assets/prompt-cards.json'
import { type OwnCards, type PromptCard, promptCardSchema } from '../../protocol/prompt-cards'

/** The built-in cards. A unit test parses the deck, so that an invalid one fails the build. */
export const builtInCards: readonly PromptCard[] = z.array(promptCardSchema).parse(deck)

/**
 * The cards that can be dealt: the built-in ones except the hidden, and the person's own, which replace those with the same
 * id.
 */
export const mergeDeck = (
  builtIn: readonly PromptCard[],
  { cards, hidden }: Pick<OwnCards, 'cards' | 'hidden'>,
): PromptCard[] => {
  const own = new Map(cards.map((card) => [card.id, card]))
  const isHidden = new Set(hidden)
  return [...builtIn.filter(({ id }) => !own.has(id) && !isHidden.has(id)), ...cards]
}
