import type { PromptCard } from '../../../shared/protocol/prompt-cards'

/** The keys of groups and of the cards in them, in order. */
const KEYS = '1234567890abcdefghijklmnopqrstuvwxyz'

/** Cards under one title, each of which has a key. */
export type CardGroup = { id: string; title: string; key: string; cards: readonly (PromptCard & { key: string })[] }

type Group = { id: string; title: string; cards: readonly PromptCard[] }

/** The first two characters of all words that cards can be found by. */
const listPrefixes = (groups: readonly Group[]): Set<string> => {
  const texts = groups.flatMap(({ cards }) =>
    cards.flatMap(({ id, situation, lines, why }) => [id, situation, ...lines, why]),
  )
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.map((word) => word.slice(0, 2)))
}

/**
 * Assigns keys to groups and cards; a group without cards is left out, and its key stays unused, so that keys never
 * change. No two keys are the beginning of a word, so that typing a word searches for it.
 */
export const withKeys = (groups: readonly Group[]): CardGroup[] => {
  const beginnings = listPrefixes(groups)
  return groups
    .map((group, index) => {
      const key = KEYS[index] ?? ''
      const free = [...KEYS].filter((second) => !beginnings.has(key + second))
      return { ...group, key, cards: group.cards.map((card, nth) => ({ ...card, key: free[nth] ?? '' })) }
    })
    .filter(({ cards }) => cards.length > 0)
}

/** What was typed into the list of situations: a group, a card in it, or else words to search for. */
export type Typed = { group: CardGroup } | { card: PromptCard } | { search: string }

/** Parses what was typed so far: the first key selects a group and the second a card; everything else is a search. */
export const readKeys = (typed: string, groups: readonly CardGroup[]): Typed => {
  const [first = '', second = ''] = typed.toLowerCase()
  const group = groups.find(({ key }) => key === first)
  if (!group || typed.length > 2) return { search: typed }
  if (typed.length === 1) return { group }
  const card = group.cards.find(({ key }) => key === second)
  return card ? { card } : { search: typed }
}
