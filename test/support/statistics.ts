/** The value below which a share (0 to 1) of the values lies; NaN without values. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

/** The middle value; NaN without values. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The 50th and 95th percentile, with one decimal. */
export const formatSpread = (values: readonly number[]): string =>
  `${median(values).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`
