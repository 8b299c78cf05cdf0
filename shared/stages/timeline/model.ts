import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, compareText, defineCollection, instant, type ValueOf } from '../../crdt'
import { eventKinds, suggestKind } from '../../libs/timeline-import'
import type { EntryLine } from '../../meeting/capture/line'

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
    /** Identifies a line of a source, so that importing it again adds nothing. */
    importKey: z.string().default(''),
  }),
  instants: ['at', 'end'],
  texts: ['text', 'knownThen', 'learnedLater', 'options'],
  compare: (a, b) =>
    (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || compareText(a.order, b.order),
})
export type TimelineEvent = ValueOf<typeof events>[number]

/** A different recollection of the same event; both count. */
export const recollections = defineCollection({
  name: 'timeline.recollections',
  fields: z.object({
    event: z.string().default(''),
    at: instant.nullable().default(null),
    /** Whose it is, if they want to be named. */
    from: z.string().default(''),
  }),
  instants: ['at'],
  texts: ['text'],
})
export type Recollection = ValueOf<typeof recollections>[number]

/** Adds an event. Without a given kind, its words suggest one. */
export const addEvent = (doc: Y.Doc, author: Author, values: Parameters<typeof events.add>[2]): string =>
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

export const addRecollection = (doc: Y.Doc, author: Author, event: string, text: string, from = ''): string =>
  recollections.add(doc, author, { event, text, from })

/** A period (ms) without an event that is long enough to ask about. */
export const MIN_GAP_MS = 30 * 60_000

export type Gap = {
  after: string
  before: string
  /** The start of the gap, epoch milliseconds. */
  from: number
  /** ms */
  length: number
}

/** The periods without an event. Events must be sorted by time. */
export const gaps = (list: readonly TimelineEvent[], limit = MIN_GAP_MS): Gap[] =>
  list.flatMap((event, index) => {
    const next = list[index + 1]
    if (event.at === null || !next || next.at === null) return []
    const from = Math.max(event.at, event.end ?? event.at)
    const length = next.at - from
    return length > limit ? [{ after: event.id, before: next.id, from, length }] : []
  })

/** The ids of events that somebody remembers differently; both recollections count until there is evidence. */
export const conflicts = (list: readonly TimelineEvent[], others: readonly Recollection[]): ReadonlySet<string> => {
  const present = new Set(list.map((event) => event.id))
  return new Set(others.map((one) => one.event).filter((id) => present.has(id)))
}
