import { describe, expect, it } from 'vitest'
import type { Model } from '../../../shared/libs/blameless/languages/english/learned/model'
import { trainModel } from '../../../shared/libs/blameless/languages/english/learned/train'
import weights from '../../../shared/libs/blameless/languages/english/learned/weights.json'
import { trainingTexts } from './corpus'

describe('what English has learned', () => {
  it('is what training on the corpus gives today: else run `node scripts/train-language.mjs`', () => {
    const trained = trainModel(trainingTexts())
    const tables = ({ blame, kinds, situation, situations }: Model) => ({ blame, situation, ...kinds, ...situations })
    const today = tables(trained)
    for (const [name, { bias, buckets }] of Object.entries(tables(weights))) {
      const now = today[name as keyof typeof today]
      const differing = [...now.buckets].filter((unit, i) => unit !== buckets[i]).length
      // A machine’s logarithms may differ in the last digit.
      expect(differing, name).toBeLessThan(buckets.length / 1000)
      expect(now.bias, name).toBeCloseTo(bias, 3)
    }
  })
})
