/**
 * The seed for everything random in tests. Vitest's configuration draws one seed for a run and prints it; to repeat a
 * run, set it: `DEBRIEF_SEED=… npm test`.
 */
export const seed = Number(process.env.DEBRIEF_SEED)

/** A generator of numbers from 0 to below 1 that is determined by the seed. */
export const createRandom = (from: number): (() => number) => {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
