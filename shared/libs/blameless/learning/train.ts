import { encodeUnits, type Weights } from './classifier'

/** A text as a classifier sees it, and whether it belongs to the class. */
export type Example = { features: readonly number[]; isMember: boolean }

/** How a classifier is trained. */
export type TrainingOptions = {
  /** How many weights there are; a power of two. */
  bucketCount: number
  /** A feature that fewer examples have is left out. */
  minCount: number
  /** How much an error counts against large weights (the C of support vector machines). */
  penalty: number
  /** The largest weight in units, at most `MAX_UNITS`. The fewer units, the more weights are zero and take no space. */
  maxUnits: number
}

const ROUNDS = 10
const NEWTON_STEPS = 20
const TOLERANCE = 1e-9

/** Shuffles alike on every machine: the linear congruential generator of "Numerical Recipes". */
const createOrder = (length: number) => {
  const order = Array.from({ length }, (_, index) => index)
  let state = 1
  return (): readonly number[] => {
    for (let i = length - 1; i > 0; i -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const j = state % (i + 1)
      ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
    }
    return order
  }
}

/**
 * The dual variable of one example that is best while all others stay: the root of
 * `margin + curvature · (z − current) + log(z / (penalty − z))`, by Newton's method kept within the bounds.
 */
const solveForOne = (current: number, margin: number, curvature: number, penalty: number): number => {
  let z = Math.min(Math.max(current, TOLERANCE), penalty - TOLERANCE)
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const gradient = margin + curvature * (z - current) + Math.log(z / (penalty - z))
    const next = z - gradient / (curvature + penalty / (z * (penalty - z)))
    const bounded = next <= 0 ? z / 10 : next >= penalty ? (z + penalty) / 2 : next
    if (Math.abs(bounded - z) < TOLERANCE) return bounded
    z = bounded
  }
  return z
}

type Row = { buckets: readonly number[]; value: number; sign: 1 | -1; dual: number }

const toRow = ({ features, isMember }: Example, bucketCount: number): Row => ({
  buckets: features.map((feature) => feature & (bucketCount - 1)),
  value: 1 / Math.sqrt(features.length || 1),
  sign: isMember ? 1 : -1,
  dual: 0,
})

/**
 * How much each bucket tells members from others before training: the logarithm of how much more often it occurs in one
 * than in the other, 0 for a bucket that fewer than `minCount` examples have.
 */
const logCountRatios = (rows: readonly Row[], { bucketCount, minCount }: TrainingOptions): Float64Array => {
  const counts = { members: new Float64Array(bucketCount), others: new Float64Array(bucketCount) }
  const totals = { members: 0, others: 0 }
  for (const { buckets, sign } of rows) {
    const side = sign === 1 ? 'members' : 'others'
    totals[side] += buckets.length
    for (const bucket of buckets) counts[side][bucket] = (counts[side][bucket] ?? 0) + 1
  }
  return counts.members.map((members, bucket) => {
    const others = counts.others[bucket] ?? 0
    if (members + others < minCount) return 0
    return Math.abs(Math.log(((members + 1) * totals.others) / ((others + 1) * totals.members)))
  })
}

/** The share of the weights that is stored as it is; the few larger ones are cut, so that units stay fine. */
const CLIPPED_QUANTILE = 0.999

const quantized = (weights: Float64Array, bias: number, maxUnits: number): Weights => {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort()
  const unit = (sizes[Math.floor(sizes.length * CLIPPED_QUANTILE)] ?? 0) / maxUnits || 1
  const toUnits = (weight: number) => Math.max(-maxUnits, Math.min(maxUnits, Math.round(weight / unit))) || 0
  return { bias, unit, buckets: encodeUnits(Array.from(weights, toUnits)) }
}

/**
 * Trains a classifier: L2-regularized logistic regression by dual coordinate descent (Yu, Huang and Lin, "Dual coordinate
 * descent methods for logistic regression and maximum entropy models", Machine Learning 85, 2011), on features scaled by
 * their log-count ratios (Wang and Manning, "Baselines and bigrams: simple, good sentiment and topic classification",
 * ACL 2012). The same examples in the same order give the same weights.
 */
export const trainClassifier = (examples: readonly Example[], options: TrainingOptions): Weights => {
  const rows = examples.map((example) => toRow(example, options.bucketCount))
  const ratios = logCountRatios(rows, options)
  const weights = new Float64Array(options.bucketCount)
  let bias = 0
  const reorder = createOrder(rows.length)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const index of reorder()) {
      const row = rows[index]
      if (!row) continue
      const { buckets, value, sign, dual } = row
      let sum = bias
      let curvature = 1
      for (const bucket of buckets) {
        const scaled = value * (ratios[bucket] ?? 0)
        sum += scaled * (weights[bucket] ?? 0)
        curvature += scaled * scaled
      }
      row.dual = solveForOne(dual, sign * sum, curvature, options.penalty)
      const change = sign * (row.dual - dual)
      for (const bucket of buckets) weights[bucket] = (weights[bucket] ?? 0) + change * value * (ratios[bucket] ?? 0)
      bias += change
    }
  return quantized(
    weights.map((weight, bucket) => weight * (ratios[bucket] ?? 0)),
    bias,
    options.maxUnits,
  )
}
