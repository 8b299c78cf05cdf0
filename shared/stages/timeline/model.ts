import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, instant, type ValueOf } from '../../crdt'
import { eventKinds, suggestKind } from '../../libs/timeline-import'
import type { EntryLine } from '../../meeting/capture/line'
import { MINUTE_MS } from '../../meeting/clock'

/** What happened, with its time in epoch milliseconds; events without a time come last. */
export const events = defineCollection({
  name: 'timeline.events',
  fields: z.object({
    at: instant.nullable().default(null),
    /** The end of an event that lasted, epoch milliseconds. */
    end: instant.nullable().default(null),
    isApproximate: z.boolean().default(false),
    /** The time as written in its source. */
    rawTime: z.string().default(''),
    kind: z.enum(eventKinds).default('other'),
    source: z.string().default(''),
    /** A link to a log, a graph or a message that shows it. */
    evidence: z.string().default(''),
    /** Team or role that acted. */
    who: z.string().default(''),
    /** Identifies a line of a source, so that importing it again adds no duplicate. */
    importKey: z.string().default(''),
    /** Chosen as one of the events that the timeline is about. */
    isStarred: z.boolean().default(false),
  }),
  instants: ['at', 'end'],
  texts: ['text', 'knownThen', 'learnedLater', 'options'],
  compare: (a, b) => (a.at ?? Number.MAX_VALUE) - (b.at ?? Number.MAX_VALUE),
})
export type TimelineEvent = ValueOf<typeof events>[number]

/** A different recollection of the same event; both are valid. */
export const recollections = defineCollection({
  name: 'timeline.recollections',
  fields: z.object({
    event: z.string().default(''),
    at: instant.nullable().default(null),
    /** Whose it is, if they want to be named. */
    from: z.string().default(''),
    /** As an event's: it was imported, and then merged into the event. */
    importKey: z.string().default(''),
  }),
  instants: ['at'],
  texts: ['text'],
})
export type Recollection = ValueOf<typeof recollections>[number]

type EventValues = Parameters<typeof events.add>[2]

/** Adds an event. Without a given kind, its words suggest one. */
export const addEvent = (doc: Y.Doc, author: Author, values: EventValues): string =>
  events.add(doc, author, { ...values, kind: values.kind ?? suggestKind(values.text ?? '') })

/** The times of a typed line as fields of an event. */
export const pickTimes = ({
  at,
  end,
  isApproximate,
  rawTime,
}: Pick<EntryLine, 'at' | 'end' | 'isApproximate' | 'rawTime'>) => ({
  at,
  end,
  isApproximate,
  rawTime,
})

/** Adds a different recollection of an event; returns its id. */
export const addRecollection = (doc: Y.Doc, author: Author, event: string, text: string, from = ''): string =>
  recollections.add(doc, author, { event, text, from })

/** A period without an event is a gap if it is this many times as long as usual in the same timeline … */
const UNUSUAL_TIMES = 3
/** … and long enough (ms) to ask about at all. */
const MIN_GAP_MS = 10 * MINUTE_MS
/** With so few periods nothing is usual yet; then those longer than `LONG_PERIOD_MS` count. */
const FEW_PERIODS = 4
const LONG_PERIOD_MS = 30 * MINUTE_MS

export type Gap = {
  after: string
  before: string
  /** The start of the gap, epoch milliseconds. */
  from: number
  /** ms */
  length: number
}

/** How long a period must be to stand out among the others, ms. */
const gapLimit = (lengths: readonly number[]): number => {
  if (lengths.length < FEW_PERIODS) return LONG_PERIOD_MS
  const sorted = Float64Array.from(lengths).sort()
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return Math.max(MIN_GAP_MS, UNUSUAL_TIMES * median)
}

/**
 * The periods without an event that are unusual for this timeline: where things happen by the minute, a quarter of an
 * hour is one, and where they happen by the hour, it is not. Events must be sorted by time.
 */
export const gaps = (list: readonly TimelineEvent[]): Gap[] => {
  const lengths: number[] = []
  const long: Gap[] = []
  for (const [index, { id, at, end }] of list.entries()) {
    const next = list[index + 1]
    if (at === null || !next || next.at === null) continue
    const from = Math.max(at, end ?? at)
    const length = next.at - from
    lengths.push(length)
    if (length > MIN_GAP_MS) long.push({ after: id, before: next.id, from, length })
  }
  const limit = gapLimit(lengths)
  return long.filter(({ length }) => length > limit)
}

const noConflicts: ReadonlySet<string> = new Set()

/** The ids of events that somebody remembers differently; both recollections count until there is evidence. */
export const conflicts = (list: readonly TimelineEvent[], others: readonly Recollection[]): ReadonlySet<string> => {
  if (others.length === 0) return noConflicts
  const present = new Set(list.map((event) => event.id))
  return new Set(others.map((one) => one.event).filter((id) => present.has(id)))
}
