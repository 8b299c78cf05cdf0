import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBlame, inspect, type SituationId, situationIds, situationsIn } from '../../../shared/libs/blameless'
import { situationPatterns } from '../../../shared/libs/blameless/languages/english/situations/by-rule'
import { corpus, parts, situationCorpus } from './corpus'

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
    ['Have a word with the contractor.', 'discipline'],
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
    expect(idsIn('The headline said "this was preventable".')).toEqual([])
    expect(idsIn('`this was preventable`', { markdown: true })).toEqual([])
    expect(idsIn('This was preventable.', { answered: true })).toEqual([])
  })

  it('come with the same findings in one reading', () => {
    for (const { text } of corpus('fresh'))
      expect(inspect(text)).toEqual({ findings: findBlame(text), situations: situationsIn(text) })
  })

  it('have unique ids', () => expect(new Set(situationIds).size).toBe(situationIds.length))
})

describe('the sentences of meetings', () => {
  const lines = readFileSync(join(import.meta.dirname, 'corpus/situations.txt'), 'utf8').split('\n')
  const labeled = lines.flatMap((line) => {
    const [id = '', text] = line.split('\t')
    return text === undefined ? [] : [{ id, text }]
  })

  it('show their situation in at least nine of ten', () => {
    const missed = labeled.filter(({ id, text }) => !idsIn(text).some((found) => found === id))
    expect(missed.length / labeled.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(0.1)
    expect(labeled.length).toBeGreaterThan(100)
  })

  const unseen = [
    { part: 'situations-set-apart', right: 0.9, wrong: 0.05 },
    { part: 'situations-scripts', right: 0.95, wrong: 0.01 },
  ] as const
  it.each(unseen)('$part: are answered for what they show, $right of them; neutral ones show nothing', (expected) => {
    const all = situationCorpus(expected.part)
    const showing = all.filter(({ labels }) => labels.length > 0)
    const right = showing.filter(({ text, labels }) => labels.includes(idsIn(text)[0] ?? ''))
    expect(right.length / showing.length).toBeGreaterThanOrEqual(expected.right)
    const neutral = all.filter(({ labels }) => labels.length === 0)
    const wrong = neutral.filter(({ text }) => idsIn(text).length > 0)
    expect(wrong.length / neutral.length).toBeLessThanOrEqual(expected.wrong)
  })

  it('that blame nobody show one in at most three of a hundred', () => {
    const neutral = parts
      .filter((part) => part !== 'looked-at-once')
      .flatMap(corpus)
      .filter(({ isBlaming }) => !isBlaming)
    const flagged = neutral.filter(({ text }) => situationsIn(text).length > 0)
    expect(flagged.length / neutral.length, JSON.stringify(flagged, null, 1)).toBeLessThanOrEqual(0.03)
    expect(neutral.length).toBeGreaterThan(500)
  })
})
