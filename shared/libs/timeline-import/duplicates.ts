import type { ImportedEvent } from './types'

/** How far apart the times of one event may be in two sources: one of them may round to minutes. */
const DUPLICATE_WINDOW_MS = 60_000
/** The minimum share of common words for two texts to count as nearly the same. */
const MIN_SIMILARITY = 0.8
/** Events of one minute that are compared; a burst of alerts would make it quadratic otherwise. */
const MAX_CANDIDATES = 40

const splitWords = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .slice(0, 400)
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )

/** Jaccard similarity: common words as a share of all words, 0 to 1. */
const similarity = (a: Set<string>, b: Set<string>): number => {
  if (a.size === 0 || b.size === 0) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common / (a.size + b.size - common)
}

type Candidate = { position: number; at: number; source: string; words: Set<string> }

/** Events by minute, or by their written time if the instant is unknown. */
class MinuteIndex {
  readonly #events = new Map<number | string, Candidate[]>()

  /** An earlier event of the same instant, or of the same minute if the sources differ, in nearly the same words. */
  findDuplicate(key: number | string, event: Omit<Candidate, 'position'>): Candidate | undefined {
    const neighbors = typeof key === 'number' ? [key - 1, key, key + 1] : [key]
    return neighbors
      .flatMap((minute) => (this.#events.get(minute) ?? []).slice(-MAX_CANDIDATES))
      .find(
        ({ at, source, words }) =>
          Math.abs(at - event.at) <= (source === event.source ? 0 : DUPLICATE_WINDOW_MS) &&
          similarity(words, event.words) >= MIN_SIMILARITY,
      )
  }

  add(key: number | string, event: Candidate): void {
    const list = this.#events.get(key)
    if (list) list.push(event)
    else this.#events.set(key, [event])
  }
}

/** Sets `duplicateOf` on events that repeat an earlier one. */
export const markDuplicates = (events: ImportedEvent[]): ImportedEvent[] => {
  const index = new MinuteIndex()
  return events.map((event, position) => {
    const at = event.at === null ? undefined : Date.parse(event.at)
    const key = at === undefined ? `local ${event.local ?? event.rawTime}` : Math.floor(at / DUPLICATE_WINDOW_MS)
    const candidate = { position, at: at ?? 0, source: event.source, words: splitWords(event.text) }
    const original = index.findDuplicate(key, candidate)
    if (original) return { ...event, duplicateOf: original.position }
    index.add(key, candidate)
    return event
  })
}

type KnownEvent = { at: number; text: string; source: string }

/** Finds which of the events that were added an event repeats (`at` in ms since 1970). */
export type DuplicateFinder<E extends KnownEvent = KnownEvent> = {
  add: (event: E) => void
  find: (event: KnownEvent) => E | undefined
}

/** Creates a finder of repetitions that has seen no events yet. */
export const createDuplicateFinder = <E extends KnownEvent>(): DuplicateFinder<E> => {
  const index = new MinuteIndex()
  const known: E[] = []
  const minuteOf = ({ at }: KnownEvent): number => Math.floor(at / DUPLICATE_WINDOW_MS)
  const toCandidate = ({ at, text, source }: KnownEvent): Omit<Candidate, 'position'> => ({
    at,
    source,
    words: splitWords(text),
  })
  return {
    add: (event) => {
      index.add(minuteOf(event), { position: known.length, ...toCandidate(event) })
      known.push(event)
    },
    find: (event) => {
      const original = index.findDuplicate(minuteOf(event), toCandidate(event))
      return original && known[original.position]
    },
  }
}
