import type { ImportedEvent } from './types'

/** Moments of two sources closer than this may be one event, as one of them may round to minutes (ms). */
const window = 60_000

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .slice(0, 400)
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )

/** Share of common words, 0 to 1. */
const likeness = (a: Set<string>, b: Set<string>): number => {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common / (a.size + b.size - common)
}

/** Marks events that tell the same moment in nearly the same words as one before them (`duplicateOf`, an index). */
export const markDuplicates = (events: ImportedEvent[]): ImportedEvent[] => {
  const seen = new Map<number | string, { index: number; at: number; source: string; words: Set<string> }[]>()
  return events.map((event, index) => {
    const at = event.at ? Date.parse(event.at) : undefined
    const bucket = at === undefined ? `local ${event.local ?? event.rawTime}` : Math.floor(at / window)
    const near = typeof bucket === 'number' ? [bucket - 1, bucket, bucket + 1] : [bucket]
    const words = wordsOf(event.text)
    const twin = near
      .flatMap((key) => (seen.get(key) ?? []).slice(-40))
      .find(
        (other) =>
          (at === undefined || Math.abs(other.at - at) <= (other.source === event.source ? 0 : window)) &&
          likeness(other.words, words) >= 0.8,
      )
    if (twin) return { ...event, duplicateOf: twin.index }
    seen.set(bucket, [...(seen.get(bucket) ?? []).slice(-40), { index, at: at ?? 0, source: event.source, words }])
    return event
  })
}
