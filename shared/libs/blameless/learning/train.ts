import { encodeUnits, MAX_UNITS, type Weights } from './classifier'

/** A text as a classifier sees it, and whether it belongs to the class. */
export type Example = { features: readonly number[]; isMember: boolean }

/** How a classifier is trained. */
export type TrainingOptions = {
  /** How many weights there are; a power of two. */
  bucketCount: number
  /** How much an error counts against large weights (the C of support vector machines). */
  penalty: number
}

const ROUNDS = 14
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

/** How often features fall into each bucket. */
const countBuckets = (
  features: readonly number[],
  bucketCount: number,
): (readonly [bucket: number, count: number])[] => {
  const counts = new Map<number, number>()
  for (const feature of features) {
    const bucket = feature & (bucketCount - 1)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  return [...counts]
}

const quantized = (weights: Float64Array, bias: number): Weights => {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const unit = largest / MAX_UNITS || 1
  return { bias, unit, buckets: encodeUnits(Array.from(weights, (weight) => Math.round(weight / unit))) }
}

/**
 * Trains a classifier: L2-regularized logistic regression by dual coordinate descent (Yu, Huang and Lin, "Dual coordinate
 * descent methods for logistic regression and maximum entropy models", Machine Learning 85, 2011). The same examples in
 * the same order give the same weights.
 */
export const trainClassifier = (examples: readonly Example[], { bucketCount, penalty }: TrainingOptions): Weights => {
  const weights = new Float64Array(bucketCount)
  let bias = 0
  const rows = examples.map(({ features, isMember }) => ({
    counts: countBuckets(features, bucketCount),
    sign: isMember ? 1 : -1,
    dual: 0,
  }))
  const reorder = createOrder(rows.length)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const index of reorder()) {
      const row = rows[index]
      if (!row) continue
      const { counts, sign, dual } = row
      let sum = bias
      let curvature = 1
      for (const [bucket, count] of counts) {
        sum += count * (weights[bucket] ?? 0)
        curvature += count * count
      }
      row.dual = solveForOne(dual, sign * sum, curvature, penalty)
      const change = sign * (row.dual - dual)
      for (const [bucket, count] of counts) weights[bucket] = (weights[bucket] ?? 0) + count * change
      bias += change
    }
  return quantized(weights, bias)
}
