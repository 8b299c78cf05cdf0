import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, compareText, defineCollection, instant, type ValueOf } from '../../crdt'
import { eventKinds, suggestKind } from '../../libs/timeline-import'
import type { EntryLine } from '../../meeting/capture/line'

/** What happened, at a moment in UTC (epoch milliseconds); events without one stand at the end. */
export const events = defineCollection({
  name: 'timeline.events',
  fields: z.object({
    at: instant.nullable().default(null),
    /** End of a stretch of time, epoch milliseconds. */
    end: instant.nullable().default(null),
    isApproximate: z.boolean().default(false),
    /** The time as it was written where it comes from. */
    rawTime: z.string().default(''),
    kind: z.enum(eventKinds).default('other'),
    source: z.string().default(''),
    /** A link to a log, a graph or a message that shows it. */
    evidence: z.string().default(''),
    /** Team or role that acted. */
    who: z.string().default(''),
    /** Same for the same line of the same source: importing twice adds nothing twice. */
    importKey: z.string().default(''),
  }),
  moments: ['at', 'end'],
  texts: ['text', 'knownThen', 'learnedLater', 'options'],
  compare: (a, b) =>
    (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || compareText(a.order, b.order),
})
export type TimelineEvent = ValueOf<typeof events>[number]

/** Another recollection of the same event; both count. */
export const recollections = defineCollection({
  name: 'timeline.recollections',
  fields: z.object({
    event: z.string().default(''),
    at: instant.nullable().default(null),
    /** Whose, if they want to be named. */
    from: z.string().default(''),
  }),
  moments: ['at'],
  texts: ['text'],
})
export type Recollection = ValueOf<typeof recollections>[number]

/** Adds an event. Its kind is what its words suggest, unless it is given. */
export const addEvent = (doc: Y.Doc, author: Author, values: Parameters<typeof events.add>[2]): string =>
  events.add(doc, author, { ...values, kind: values.kind ?? suggestKind(values.text ?? '') })

/** The times of a typed line as an event keeps them. */
export const timesOf = ({
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

/** A stretch of more than this without an event is a gap worth asking about, ms. */
export const quiet = 30 * 60_000

export type Gap = {
  after: string
  before: string
  /** Where the stretch begins, epoch milliseconds. */
  from: number
  /** ms */
  length: number
}

/** Stretches without an event. Events must be in order of time. */
export const gaps = (list: readonly TimelineEvent[], limit = quiet): Gap[] =>
  list.flatMap((event, index) => {
    const next = list[index + 1]
    if (event.at === null || !next || next.at === null) return []
    const from = Math.max(event.at, event.end ?? event.at)
    const length = next.at - from
    return length > limit ? [{ after: event.id, before: next.id, from, length }] : []
  })

/** Ids of the events that somebody remembers otherwise; both memories count until evidence speaks. */
export const conflicts = (list: readonly TimelineEvent[], others: readonly Recollection[]): ReadonlySet<string> => {
  const present = new Set(list.map((event) => event.id))
  return new Set(others.map((one) => one.event).filter((id) => present.has(id)))
}
