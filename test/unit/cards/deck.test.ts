import { describe, expect, it } from 'vitest'
import deck from '../../../assets/prompt-cards.json'
import { cardVocabulary } from '../../../shared/document/card-vocabulary'
import { findBlame, situationIds } from '../../../shared/libs/blameless'
import { builtInCards, mergeDeck } from '../../../shared/meeting/cards/deck'
import { answersTo } from '../../../shared/meeting/cards/rank'
import { findUnknownTerms } from '../../../shared/meeting/cards/vocabulary'
import {
  type CardTrigger,
  cardGroupIds,
  cardGuides,
  clockTriggers,
  promptCardSchema,
} from '../../../shared/protocol/prompt-cards'
import { stages } from '../../../shared/stages'

const answering = (trigger: CardTrigger) => builtInCards.filter((card) => answersTo(card, trigger))
const words = (line: string): Set<string> => new Set(line.toLowerCase().match(/[a-z’]+/g) ?? [])

/** How much of two lines is the same words, 0 to 1. */
const similarity = (a: Set<string>, b: Set<string>): number =>
  [...a].filter((word) => b.has(word)).length / new Set([...a, ...b]).size

describe('the built-in prompt cards', () => {
  it('are at least ninety, each with an id and a title of its own', () => {
    expect(builtInCards.length).toBeGreaterThanOrEqual(90)
    for (const key of ['id', 'situation'] as const)
      expect(new Set(builtInCards.map((card) => card[key])).size).toBe(builtInCards.length)
  })

  it.each(deck)('$id keeps to the schema, and all that it refers to exists', (card) => {
    const parsed = promptCardSchema.parse(card)
    expect(findUnknownTerms(parsed, cardVocabulary)).toEqual([])
    expect(parsed.source).toBeDefined()
  })

  it('draw on all five guides and fill every group', () => {
    expect(new Set(builtInCards.map(({ source }) => source))).toEqual(new Set(Object.keys(cardGuides)))
    for (const group of cardGroupIds)
      expect(builtInCards.filter((card) => card.group === group).length).toBeGreaterThanOrEqual(8)
  })

  it.each(situationIds)('answer %s in more than one way', (situation) =>
    expect(answering({ situation }).length).toBeGreaterThan(1),
  )

  it.each(stages.flatMap(({ id, problemLabels }) => Object.keys(problemLabels).map((problem) => ({ id, problem }))))(
    'answer the problem $problem of $id in that stage',
    ({ id, problem }) =>
      expect(answering({ problem }).filter((card) => card.stages?.includes(id) ?? true)).not.toEqual([]),
  )

  it.each(clockTriggers)('answer the clock’s %s', (clock) => expect(answering({ clock })).not.toEqual([]))

  it.each(stages.map(({ id }) => id))('have questions of %s’s own that nothing has to trigger', (stage) =>
    expect(builtInCards.filter((card) => card.stages?.includes(stage) && !card.triggers).length).toBeGreaterThan(1),
  )
})

describe.each(builtInCards)('the lines of $id', ({ lines }) => {
  it.each(lines)('%j can be said aloud, and blames nobody', (line) => {
    expect(line).toMatch(/^[A-Z“].*[.?]$/)
    expect(line.length).toBeLessThanOrEqual(130)
    expect(line).not.toMatch(
      /!|should have|could have known|\bfault\b|^(?:Ask|Read|Tell|Remind|Invite|Try) |\bwho (?:did|could|was|made|broke)\b/,
    )
    expect(findBlame(line)).toEqual([])
  })
})

describe('two cards', () => {
  it('are never near-duplicates of each other', () => {
    const all = builtInCards.flatMap(({ id, lines }) => lines.map((line) => ({ id, line, set: words(line) })))
    const near = all.flatMap((a, i) =>
      all
        .slice(i + 1)
        .flatMap((b) => (similarity(a.set, b.set) > 0.6 ? [`${a.id}: ${a.line} ~ ${b.id}: ${b.line}`] : [])),
    )
    expect(near).toEqual([])
  })
})

describe('merging own cards', () => {
  const [first, second] = builtInCards
  if (!first || !second) throw new Error('the deck is empty')
  const own = { ...first, lines: ['What do we see?'] }

  it('replaces the built-in card of the same id, adds others and leaves out hidden ones', () => {
    const merged = mergeDeck(builtInCards, { cards: [own, { ...own, id: 'my-own' }], hidden: [second.id] })
    expect(merged.filter(({ id }) => id === first.id)).toEqual([own])
    expect(merged.map(({ id }) => id)).toContain('my-own')
    expect(merged.map(({ id }) => id)).not.toContain(second.id)
    expect(merged.length).toBe(builtInCards.length)
  })
})
