import type { PromptCard } from '../../protocol/prompt-cards'
import { isObject, readJson } from '../hand-edited'

/** The file's content, with entries that are not validated yet. Fields unknown to this version are in `others`. */
export type CardFileContent = { cards: unknown[]; hidden: unknown[]; others: Record<string, unknown> }

type Read = { content: CardFileContent } | { fault: string }

const shape = '{ "cards": [ … ], "hidden": [ … ] }'

/** Reads the file's outer form: an object with the lists of cards and of hidden ids, or just the list of cards. */
export const readCardFile = (text: string): Read => {
  const json = readJson(text)
  if ('fault' in json) return json
  // An empty file counts as one without cards.
  const { value = {} } = json
  if (Array.isArray(value)) return { content: { cards: value, hidden: [], others: {} } }
  if (!isObject(value)) return { fault: `The file must hold ${shape}.` }
  const { cards = [], hidden = [], ...others } = value
  if (!Array.isArray(cards)) return { fault: `“cards” must be a list. The file must hold ${shape}.` }
  if (!Array.isArray(hidden)) return { fault: `“hidden” must be a list of ids. The file must hold ${shape}.` }
  return { content: { cards, hidden, others } }
}

/** Writes the file; entries that could not be used stay unchanged. */
export const writeCardFile = ({ cards, hidden, others }: CardFileContent): string =>
  `${JSON.stringify({ ...others, cards, hidden }, null, 2)}\n`

const hasId =
  (id: string) =>
  (entry: unknown): boolean =>
    isObject(entry) && entry.id === id

/** Adds a card, or replaces the one with its former id. */
export const withCard = (content: CardFileContent, card: PromptCard, formerId = card.id): CardFileContent => {
  const at = content.cards.findIndex(hasId(formerId))
  return { ...content, cards: at < 0 ? [...content.cards, card] : content.cards.with(at, card) }
}

/** Removes the card with an id; a built-in one that it replaced is active again. */
export const withoutCard = (content: CardFileContent, id: string): CardFileContent => ({
  ...content,
  cards: content.cards.filter((entry) => !hasId(id)(entry)),
})

/** Hides a built-in card, or shows it again. */
export const withHidden = (content: CardFileContent, id: string, isHidden: boolean): CardFileContent => {
  const others = content.hidden.filter((one) => one !== id)
  return { ...content, hidden: isHidden ? [...others, id] : others }
}
