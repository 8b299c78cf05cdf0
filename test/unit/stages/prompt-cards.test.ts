import { describe, expect, it } from 'vitest'
import { cardFaults, dealCards, promptCards } from '../../../shared/meeting/content/prompt-cards'
import { stages } from '../../../shared/stages'

describe('prompt cards', () => {
  it('each belong to a stage that exists and answer to problems that this stage declares', () => {
    expect(cardFaults(promptCards, stages)).toEqual([])
  })

  it('of an unknown stage or for an unknown problem are named as faults', () => {
    const card = { id: 'new', stage: 'actions', line: 'Who?', why: 'Because.' }
    expect(cardFaults([{ ...card, for: ['no-ownr'] }], stages)).toEqual([
      'new: the stage "actions" has no problem "no-ownr"',
    ])
    expect(cardFaults([{ ...card, for: ['no-time'] }], stages)).toHaveLength(1)
    expect(cardFaults([{ ...card, stage: 'action' }], stages)).toEqual(['new: there is no stage "action"'])
    expect(cardFaults([{ ...card, stage: null, for: ['no-owner'] }], stages)).toHaveLength(1)
  })

  it('are at least forty, each with a line and a reason', () => {
    expect(promptCards.length).toBeGreaterThanOrEqual(40)
    for (const card of promptCards) {
      expect(card.line).not.toBe('')
      expect(card.why).not.toBe('')
    }
    expect(new Set(promptCards.map(({ id }) => id)).size).toBe(promptCards.length)
  })

  it('come first when something is missing, and say what', () => {
    const dealt = dealCards(promptCards, 'actions', [
      { code: 'no-owner', message: '“Check the host” has no owner.' },
      { code: 'no-owner', message: '“Test restores” has no owner.' },
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
