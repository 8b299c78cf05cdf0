import { describe, expect, it } from 'vitest'
import { findBlame } from '../../../shared/libs/blameless'
import { createClassifier, encodeUnits, MAX_UNITS } from '../../../shared/libs/blameless/learning/classifier'
import { trainClassifier } from '../../../shared/libs/blameless/learning/train'
import { createRandom, seed } from '../../support/random'

describe('a classifier', () => {
  it('adds the weights of the buckets that features fall into, scaled by the root of their number', () => {
    const classify = createClassifier({ bias: -1, unit: 0.5, buckets: encodeUnits([0, MAX_UNITS, -MAX_UNITS, 2]) })
    expect(classify([])).toBe(-1)
    expect(classify([1])).toBe(-1 + 0.5 * MAX_UNITS)
    expect(classify([2, 3, 0, 0])).toBe(-1 + 0.25 * (2 - MAX_UNITS))
  })

  it('reads its weights back as they were written, runs of zeros of any length among them', () => {
    const random = createRandom(seed)
    const units = Array.from({ length: 4096 }, (_, i) =>
      random() < (i < 2048 ? 0.98 : 0.3) ? 0 : Math.round((random() * 2 - 1) * MAX_UNITS),
    )
    const buckets = encodeUnits(units)
    expect(JSON.stringify(buckets)).toHaveLength(buckets.length + 2)
    const classify = createClassifier({ bias: 0, unit: 1, buckets })
    expect(units.map((_, bucket) => classify([bucket]))).toEqual(units.map((unit) => unit || 0))
  })

  it('is trained to tell examples apart, and the same examples give the same weights', () => {
    const random = createRandom(seed)
    const examples = Array.from({ length: 400 }, () => {
      const isMember = random() < 0.5
      const noise = Array.from({ length: 5 }, () => 100 + Math.floor(random() * 400))
      return { features: [isMember ? 1 : 2, ...noise], isMember }
    })
    const options = { bucketCount: 1024, minCount: 1, penalty: 100, maxUnits: MAX_UNITS }
    const trained = trainClassifier(examples, options)
    expect(trainClassifier(examples, options)).toEqual(trained)
    const classify = createClassifier(trained)
    for (const { features, isMember } of examples) expect(classify(features) > 0).toBe(isMember)
    expect(classify([1])).toBeGreaterThan(classify([2]))
  })
})

describe('what English has learned', () => {
  it('marks the whole of a sentence that reads as blame though no rule matches, without its last stop', () => {
    const text = 'The count was right. Terminal planning has the foresight of a goldfish.'
    const [finding, ...others] = findBlame(text)
    expect(others).toEqual([])
    expect(finding?.text).toBe('Terminal planning has the foresight of a goldfish')
  })

  it('says nothing of a word or two', () => {
    for (const text of ['Then', 'Wow', 'Late again', 'Human', '…']) expect(findBlame(text)).toEqual([])
  })
})
