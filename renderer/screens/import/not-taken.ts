import type { PreviewState } from '../../import/preview-store'

/** The id of the list's heading. */
export const NOT_TAKEN_ID = 'import-not-taken'

/** Something of the sources that becomes no row: words at a line, or a whole file. */
export type NotTaken = { key: string; name: string; message: string; source?: number; line?: number; words?: string }

/** Everything that was not taken, each with its reason. */
export const listNotTaken = ({ plan, others }: Pick<PreviewState, 'plan' | 'others'>): NotTaken[] => [
  ...others.flatMap((other, index) =>
    other.kind === 'refused' ? [{ key: `file ${index}`, name: other.name, message: other.message }] : [],
  ),
  ...plan.sources.flatMap(({ name, warnings }, source) =>
    warnings.flatMap(({ line, message, skipped }, index) =>
      skipped === undefined ? [] : [{ key: `${source} ${index}`, name, message, source, line, words: skipped }],
    ),
  ),
]

/** What was taken, but with an assumption that deserves a look. */
export const listAssumptions = ({ plan }: Pick<PreviewState, 'plan'>): NotTaken[] =>
  plan.sources.flatMap(({ name, warnings }, source) =>
    warnings.flatMap(({ line, message, skipped }, index) =>
      skipped === undefined ? [{ key: `${source} ${index}`, name, message, source, line }] : [],
    ),
  )

/** How many lines and files were not taken, without files that hold no records by their name. */
export const countNotTaken = ({ plan, others }: Pick<PreviewState, 'plan' | 'others'>): number =>
  others.filter((one) => one.kind === 'refused' && !one.isLeftOut).length +
  plan.sources.reduce((sum, { warnings }) => sum + warnings.filter(({ skipped }) => skipped !== undefined).length, 0)
