/** The weights of a classifier, as training leaves them. */
export type Weights = {
  /** The log-odds of a text with no known feature. */
  bias: number
  /** What one unit of a weight adds to the log-odds. */
  unit: number
  /** The weights of the buckets that features are hashed to, one character each; a power of two of them. */
  buckets: string
}

/**
 * A linear classifier: takes the hashes of a text's features and returns the log-odds that the text belongs to its class,
 * so that 0 is as likely as not, and 3 is twenty to one.
 */
export type Classifier = (features: readonly number[]) => number

/** The largest weight in units; with it, every weight is a printable ASCII character. */
export const MAX_UNITS = 46
const ZERO = 'O'.charCodeAt(0)

/** Writes weights (whole units, none beyond `MAX_UNITS`) as text, a character each. */
export const encodeUnits = (units: readonly number[]): string =>
  units.map((unit) => String.fromCharCode(ZERO + unit)).join('')

const decodeUnits = (text: string): Int8Array =>
  Int8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index) - ZERO)

/** Creates a classifier from trained weights. A feature that occurs twice counts twice. */
export const createClassifier = ({ bias, unit, buckets }: Weights): Classifier => {
  const weights = decodeUnits(buckets)
  const mask = weights.length - 1
  return (features) => {
    let sum = 0
    for (const feature of features) sum += weights[feature & mask] ?? 0
    return bias + unit * sum
  }
}
