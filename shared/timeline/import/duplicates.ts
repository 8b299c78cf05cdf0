import type { ImportedEvent } from './types'

/** Moments of two sources closer than this may be one event, as one of them may round to minutes (ms). */
const window = 60_000
/** Share of common words from which two texts are nearly the same. */
const alike = 0.8
/** No more neighbours of one minute are compared: a burst of alerts must not make it slow. */
const most = 40

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

type Seen = { index: number; at: number; source: string; words: Set<string> }

/** Events by the minute in which they lie. */
class Minutes {
  readonly #seen = new Map<number | string, Seen[]>()

  /** An event of the same moment in nearly the same words; within a minute where the sources differ. */
  twinOf(key: number | string, event: Omit<Seen, 'index'>): Seen | undefined {
    const near = typeof key === 'number' ? [key - 1, key, key + 1] : [key]
    return near
      .flatMap((minute) => (this.#seen.get(minute) ?? []).slice(-most))
      .find(
        ({ at, source, words }) =>
          Math.abs(at - event.at) <= (source === event.source ? 0 : window) && likeness(words, event.words) >= alike,
      )
  }

  add(key: number | string, event: Seen): void {
    const list = this.#seen.get(key)
    if (list) list.push(event)
    else this.#seen.set(key, [event])
  }
}

/** Marks events that tell the same moment in nearly the same words as one before them (`duplicateOf`, an index). */
export const markDuplicates = (events: ImportedEvent[]): ImportedEvent[] => {
  const minutes = new Minutes()
  return events.map((event, index) => {
    const at = event.at === null ? undefined : Date.parse(event.at)
    const key = at === undefined ? `local ${event.local ?? event.rawTime}` : Math.floor(at / window)
    const seen = { index, at: at ?? 0, source: event.source, words: wordsOf(event.text) }
    const twin = minutes.twinOf(key, seen)
    if (twin) return { ...event, duplicateOf: twin.index }
    minutes.add(key, seen)
    return event
  })
}

type Told = { at: number; text: string; source: string }

/** Tells of an event whether the given ones have its like: the same minute, nearly the same words (`at` in epoch ms). */
export const nearlyEqual = (known: readonly Told[]): ((event: Told) => boolean) => {
  const minutes = new Minutes()
  const seen = ({ at, text, source }: Told): Omit<Seen, 'index'> => ({ at, source, words: wordsOf(text) })
  known.forEach((event, index) => {
    minutes.add(Math.floor(event.at / window), { index, ...seen(event) })
  })
  return (event) => minutes.twinOf(Math.floor(event.at / window), seen(event)) !== undefined
}
