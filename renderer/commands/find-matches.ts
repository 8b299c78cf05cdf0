import { foldText } from '../../shared/meeting/fold-text'

/** Something the palette can find; `more` holds search terms besides its label. */
export type Findable = { label: string; more?: string }

const startsWord = (text: string, at: number): boolean => /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/**
 * How well `query` matches: lower is better, undefined is not at all. Every word must occur, best at the start of a
 * word.
 */
export const rank = (query: string, { label, more = '' }: Findable): number | undefined => {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const name = foldText(label)
  const others = foldText(more)
  let sum = 0
  for (const word of words) {
    const at = name.indexOf(word)
    if (at >= 0) sum += at === 0 ? 0 : startsWord(name, at) ? 1 : 10
    // Extra search terms match only at their beginning.
    else if (others.split(/\s+/).some((one) => one.startsWith(word))) sum += 20
    else return undefined
  }
  return sum
}

/** The matches, best first; equal matches keep their order. */
export const findMatches = <T extends Findable>(query: string, list: readonly T[], limit = 50): T[] =>
  list
    .map((one) => ({ one, at: rank(query, one) }))
    .filter((entry): entry is { one: T; at: number } => entry.at !== undefined)
    .sort((a, b) => a.at - b.at)
    .slice(0, limit)
    .map(({ one }) => one)
