import { describe, expect, it } from 'vitest'
import { type SituationId, situationIds, situationsIn } from '../../../shared/libs/blameless'
import { situationPatterns } from '../../../shared/libs/blameless/languages/english/situations'

const idsIn = (text: string, options = {}) => situationsIn(text, options).map(({ id }) => id)

describe.each(situationPatterns.map((pattern) => [pattern.id, pattern.examples] as const))(
  'the pattern of %s',
  (id, { flagged, notFlagged }) => {
    it.each(flagged)('sees it in %j', (text) => expect(idsIn(text)).toContain(id))

    it.each(notFlagged)('does not see it in %j', (text) => expect(idsIn(text)).not.toContain(id))
  },
)

describe('a reproach', () => {
  const cases: [string, SituationId][] = [
    ['John should have checked the config.', 'counterfactual'],
    ['Petra forgot to rotate the key.', 'person-at-fault'],
    ['I broke production.', 'self-blame'],
    ['It was my fault.', 'self-blame'],
    ['The network team didn’t tell us.', 'team-blame'],
    ['AWS let us down.', 'vendor-blame'],
    ['Nobody checked the alert.', 'nobody-noticed'],
    ['Root cause: human error.', 'human-error'],
    ['Everyone needs to be more careful.', 'be-more-careful'],
    ['Retrain the operators.', 'more-training'],
    ['The deploy was reckless.', 'judgement'],
  ]
  it.each(cases)('%j is answered as %s', (text, id) => expect(idsIn(text)[0]).toBe(id))
})

describe('situations', () => {
  it('come the more telling first, each once, with their place in the text', () => {
    const text = 'It was probably the cache. It was probably the disk. I should have checked.'
    expect(situationsIn(text).map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
      ['self-blame', 'I should have checked'],
      ['speculation', 'probably'],
    ])
  })

  it('are not seen in what is quoted, in code or in a text that has been followed up', () => {
    expect(idsIn('The status page said "this was preventable".')).toEqual([])
    expect(idsIn('`this was preventable`', { markdown: true })).toEqual([])
    expect(idsIn('This was preventable.', { answered: true })).toEqual([])
  })

  it('have unique ids', () => expect(new Set(situationIds).size).toBe(situationIds.length))
})
