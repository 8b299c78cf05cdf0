import type { PromptCard } from '../../protocol/prompt-cards'

/** The file's content, with entries that are not validated yet. Fields unknown to this version are in `others`. */
export type CardFileContent = { cards: unknown[]; hidden: unknown[]; others: Record<string, unknown> }

type Read = { content: CardFileContent } | { fault: string }

const shape = '{ "cards": [ … ], "hidden": [ … ] }'

/** Whether text is JSON, or the beginning of it. */
const isJsonSoFar = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [, position] = /in JSON at position (\d+)/.exec(error.message) ?? []
    return error.message.startsWith('Unexpected end') || Number(position ?? -1) >= text.length
  }
}

/** How many characters of a text are JSON. Not every error message of the parser contains the position. */
const countJson = (text: string): number => {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isJsonSoFar(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

/** Describes where the JSON ends or becomes invalid. */
const jsonFault = (text: string): string => {
  const position = countJson(text)
  if (position >= text.length)
    return 'The file ends too early. Close the last text, list or object, or restore a copy of the file.'
  const before = text.slice(0, position).split('\n')
  const column = (before.at(-1)?.length ?? 0) + 1
  return `Line ${before.length}, column ${column} is not valid JSON. Check for a missing or surplus comma, quotation mark or bracket there.`
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the file's outer form: an object with the lists of cards and of hidden ids, or just the list of cards. */
export const readCardFile = (text: string): Read => {
  const json = text.replace(/^\uFEFF/, '')
  // An empty file counts as one without cards.
  if (json.trim() === '') return { content: { cards: [], hidden: [], others: {} } }
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { fault: jsonFault(json) }
  }
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
