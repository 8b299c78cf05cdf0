import { describe, expect, it } from 'vitest'
import { readKeys, withKeys } from '../../../renderer/screens/meeting/situation-keys'
import { builtInCards } from '../../../shared/meeting/cards/deck'
import { groupTitles } from '../../../shared/meeting/cards/labels'
import { cardGroupIds } from '../../../shared/protocol/prompt-cards'

const groups = withKeys([
  ...cardGroupIds.map((id) => ({
    id,
    title: groupTitles[id],
    cards: builtInCards.filter(({ group }) => group === id),
  })),
  { id: 'pinned', title: 'Pinned', cards: builtInCards },
])

describe('the keys of situations', () => {
  it('lead to every card in two keystrokes', () => {
    for (const { id, key, cards } of groups.filter((group) => group.id !== 'pinned'))
      for (const card of cards) expect(readKeys(key + card.key, groups), `${id}: ${card.id}`).toEqual({ card })
  })

  it('choose no card while somebody types a word to search for', () => {
    const words = builtInCards
      .flatMap(({ situation, lines, why }) => [situation, ...lines, why])
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{3,}/gu)
    const taken = [...new Set(words)].filter((word) =>
      [...word].some((_, index) => 'card' in readKeys(word.slice(0, index + 1), groups)),
    )
    expect(words?.length).toBeGreaterThan(1_000)
    expect(taken).toEqual([])
  })
})
