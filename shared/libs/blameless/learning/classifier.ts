/** The weights of a classifier, as training leaves them. */
export type Weights = {
  /** The log-odds of a text with no known feature. */
  bias: number
  /** What one unit of a weight adds to the log-odds of a text with a single feature. */
  unit: number
  /** The weights of the buckets that features are hashed to, as `encodeUnits` writes them; a power of two of them. */
  buckets: string
}

/**
 * A linear classifier: takes the hashes of a text's features and returns the log-odds that the text belongs to its class,
 * so that 0 is as likely as not, and 3 is twenty to one.
 */
export type Classifier = (features: readonly number[]) => number

/** The largest weight in units; with it, every weight is a printable ASCII character that JSON does not escape. */
export const MAX_UNITS = 28
const ZERO = '?'.charCodeAt(0)

/** Characters from here on stand for runs of zeros: the first for one zero, the next for two. */
const ONE_ZERO = ']'.charCodeAt(0)
const LONGEST_RUN = '~'.charCodeAt(0) - ONE_ZERO + 1

/** Writes weights (whole units, none beyond `MAX_UNITS`) as text: a character for each, or for each run of zeros. */
export const encodeUnits = (units: readonly number[]): string => {
  let text = ''
  for (let i = 0; i < units.length; ) {
    let zeros = 0
    while (units[i + zeros] === 0 && zeros < LONGEST_RUN) zeros += 1
    text += String.fromCharCode(zeros > 0 ? ONE_ZERO + zeros - 1 : ZERO + (units[i] ?? 0))
    i += Math.max(zeros, 1)
  }
  return text
}

const zerosIn = (code: number): number => code - ONE_ZERO + 1

const decodeUnits = (text: string): Int8Array => {
  let length = 0
  for (let i = 0; i < text.length; i += 1) length += Math.max(1, zerosIn(text.charCodeAt(i)))
  const units = new Int8Array(length)
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code < ONE_ZERO) units[at] = code - ZERO
    at += Math.max(1, zerosIn(code))
  }
  return units
}

/**
 * Creates a classifier from trained weights. Features count less the more of them there are, by the square root of their
 * number, so that long texts are not judged with more certainty than short ones.
 */
export const createClassifier = ({ bias, unit, buckets }: Weights): Classifier => {
  const weights = decodeUnits(buckets)
  const mask = weights.length - 1
  return (features) => {
    let sum = 0
    for (const feature of features) sum += weights[feature & mask] ?? 0
    return bias + (unit * sum) / Math.sqrt(features.length || 1)
  }
}
