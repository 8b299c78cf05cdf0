import { findBlameInEnglish } from './english'
import { markdownMasks } from './markdown'
import { quotations } from './text/quotes'
import type { Masked } from './text/words'
import type { BlameFinding, BlameOptions } from './types'

export { checkAction } from './check-action'
export * from './types'

/** The masks of both lists in order, overlapping ones made one. */
const merged = (masks: Masked[]): Masked[] => {
  const sorted = masks.sort((a, b) => a.start - b.start || b.end - a.end)
  const out: Masked[] = []
  for (const mask of sorted) {
    const last = out.at(-1)
    if (last && mask.start < last.end) last.end = Math.max(last.end, mask.end)
    else out.push({ ...mask })
  }
  return out
}

/**
 * Finds where a text holds people at fault or judges them, in order; pure and synchronous.
 * An empty list for a text that has been asked on about.
 */
export const findBlame = (text: string, options: BlameOptions = {}): BlameFinding[] => {
  if (options.answered) return []
  const masks = merged([...(options.markdown ? markdownMasks(text) : []), ...quotations(text)])
  const off = new Set(options.off)
  return findBlameInEnglish(text, masks, options.people ?? []).filter((finding) => !off.has(finding.kind))
}
