import type { ImportedEvent } from './types'

/** How far apart the times of one event may be in two sources: one of them may round to minutes. */
const DUPLICATE_WINDOW_MS = 60_000
/** The minimum share of common words for two texts to count as nearly the same. */
const MIN_SIMILARITY = 0.8
/** Words from which on a text is told by two people only if it is the same event; `ok` and `on it` are not. */
const MIN_WORDS_OF_ONE_EVENT = 4
/** Events of one minute that are compared; a burst of alerts would make it quadratic otherwise. */
const MAX_CANDIDATES = 40
/** UTF-16 units of a text that are compared. */
const MAX_COMPARED_LENGTH = 600

/** What a text says, and about which things. */
type Likeness = {
  words: Set<string>
  /** Numbers, versions, hosts, paths and labels, in their order. */
  identifiers: string[]
}

const describe = (text: string): Likeness => {
  const compared = text.toLowerCase().slice(0, MAX_COMPARED_LENGTH)
  const identifiers = (compared.match(/[^\s,;()[\]{}"'`*<>|]+/g) ?? [])
    .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/^v(?=\d)/, ''))
    .filter((token) => /\d|[\p{L}\p{N}][./:=@_][\p{L}\p{N}]/u.test(token))
  return { words: new Set(compared.match(/[\p{L}\p{N}]+/gu) ?? []), identifiers }
}

const countCommon = (a: Set<string>, b: Set<string>): number => {
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common
}

const includesAll = (all: readonly string[], some: readonly string[]): boolean => {
  const known = new Set(all)
  return some.every((value) => known.has(value))
}

/** An event as it is compared; `who` is empty if nobody is named. */
type Described = { at: number; source: string; who: string; likeness: () => Likeness }

/** Describes a text when it is first compared; most never are. */
const describeLater = (text: string): (() => Likeness) => {
  let described: Likeness | undefined
  return () => {
    described ??= describe(text)
    return described
  }
}

/**
 * Whether two events are one. In one source it is the same time, with the same words or more of them, by the same
 * author, about the same things: three hosts that go down in one second are three events. Another source may round the
 * time and choose other words, but it names no other numbers and hosts.
 */
const isSame = (a: Described, b: Described): boolean => {
  const isOneSource = a.source === b.source
  if (Math.abs(a.at - b.at) > (isOneSource ? 0 : DUPLICATE_WINDOW_MS)) return false
  const [likeness, otherLikeness] = [a.likeness(), b.likeness()]
  const [words, otherWords] = [likeness.words, otherLikeness.words]
  const common = countCommon(words, otherWords)
  if (common === 0 || common / (words.size + otherWords.size - common) < MIN_SIMILARITY) return false
  const hasOtherAuthor = a.who !== '' && b.who !== '' && a.who !== b.who
  const [things, otherThings] = [likeness.identifiers, otherLikeness.identifiers]
  if (isOneSource)
    return (
      !hasOtherAuthor && common === Math.min(words.size, otherWords.size) && things.join(' ') === otherThings.join(' ')
    )
  if (hasOtherAuthor && common < MIN_WORDS_OF_ONE_EVENT) return false
  return includesAll(things, otherThings) || includesAll(otherThings, things)
}

type Candidate = Described & { position: number }

/** Events by minute, or by their written time if the instant is unknown. */
class MinuteIndex {
  readonly #events = new Map<number | string, Candidate[]>()

  findDuplicate(key: number | string, event: Described): Candidate | undefined {
    const neighbors = typeof key === 'number' ? [key - 1, key, key + 1] : [key]
    for (const minute of neighbors) {
      const found = this.#events
        .get(minute)
        ?.slice(-MAX_CANDIDATES)
        .find((candidate) => isSame(candidate, event))
      if (found) return found
    }
    return undefined
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
    const { source, who = '', text } = event
    const candidate = { position, at: at ?? 0, source, who: who.toLowerCase(), likeness: describeLater(text) }
    const original = index.findDuplicate(key, candidate)
    if (original) return { ...event, duplicateOf: original.position }
    index.add(key, candidate)
    return event
  })
}

type KnownEvent = { at: number; text: string; source: string; who?: string }

/** Finds which of the events that were added an event repeats (`at` in ms since 1970). */
type DuplicateFinder<E extends KnownEvent = KnownEvent> = {
  add: (event: E) => void
  find: (event: KnownEvent) => E | undefined
}

/** Creates a finder of repetitions that has seen no events yet. */
export const createDuplicateFinder = <E extends KnownEvent>(): DuplicateFinder<E> => {
  const index = new MinuteIndex()
  const known: E[] = []
  const minuteOf = ({ at }: KnownEvent): number => Math.floor(at / DUPLICATE_WINDOW_MS)
  const toDescribed = ({ at, text, source, who = '' }: KnownEvent): Described => ({
    at,
    source,
    who: who.toLowerCase(),
    likeness: describeLater(text),
  })
  return {
    add: (event) => {
      index.add(minuteOf(event), { position: known.length, ...toDescribed(event) })
      known.push(event)
    },
    find: (event) => {
      const original = index.findDuplicate(minuteOf(event), toDescribed(event))
      return original && known[original.position]
    },
  }
}
