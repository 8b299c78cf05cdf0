import { describe, expect, it } from 'vitest'
import { dealCards, promptCards } from '../../../renderer/screens/meeting/prompt-cards'
import { stages } from '../../../shared/stages'

describe('prompt cards', () => {
  it('are at least forty, each with a line, a reason and a stage that exists', () => {
    expect(promptCards.length).toBeGreaterThanOrEqual(40)
    const ids = new Set(stages.map(({ id }) => id))
    for (const card of promptCards) {
      expect(card.line).not.toBe('')
      expect(card.why).not.toBe('')
      expect(card.stage === null || ids.has(card.stage)).toBe(true)
    }
    expect(new Set(promptCards.map(({ id }) => id)).size).toBe(promptCards.length)
  })

  it('come first when something is missing, and say what', () => {
    const dealt = dealCards(promptCards, 'actions', [
      { code: 'no-owner', sentence: '“Check the host” has no owner.' },
      { code: 'no-owner', sentence: '“Test restores” has no owner.' },
    ])
    expect(dealt[0]).toMatchObject({ isUrgent: true, now: '“Check the host” has no owner (and 1 more)' })
    expect(dealt[0]?.for).toContain('no-owner')
  })

  it('are the stage’s own and those for always; never those of a problem that is not there', () => {
    for (const { id } of stages) {
      const dealt = dealCards(promptCards, id, [])
      expect(dealt.length).toBeGreaterThan(3)
      expect(dealt.every((card) => (card.stage === id || card.stage === null) && !card.for)).toBe(true)
    }
  })
})
