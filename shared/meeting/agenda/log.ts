import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineKeyedValues, duration, instant, type ValueOf } from '../../crdt'

/** What is logged of a meeting. A stage is left when the next one is entered, or the meeting ends. */
export const logKinds = [
  'started',
  'entered',
  'paused',
  'resumed',
  'extended',
  'shortened',
  'set',
  'taken',
  'returned',
  'ended',
] as const
export type LogKind = (typeof logKinds)[number]

/** The meeting's log: when which control was used, not by whom. Entries are only ever added. */
export const log = defineKeyedValues({
  name: 'log',
  value: z.object({
    at: instant,
    /** A `LogKind`, or one of a newer version. */
    kind: z.string().max(64),
    /** By its agenda id; of minutes that were taken, the stage that got them. */
    stage: z.string().max(256).default(''),
    /** The stage that minutes were taken from. */
    from: z.string().max(256).optional(),
    length: duration.optional(),
  }),
})
export type LogEntry = ValueOf<typeof log>[string]

/** Adds an entry to the log. */
export const addToLog = (
  doc: Y.Doc,
  author: Author,
  kind: LogKind,
  details: Pick<LogEntry, 'stage'> & Partial<Pick<LogEntry, 'from' | 'length'>>,
): void => log.set(doc, author.newId(), { at: author.now(), kind, ...details })

/**
 * The log in the order of time. Two people who press the same button at once make two entries; one of them is left out,
 * but minutes count each time. Of minutes that are typed digit by digit, only the last count.
 */
export const readLog = (entries: ValueOf<typeof log>): LogEntry[] => {
  const sorted = Object.entries(entries)
    .sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1))
    .map(([, entry]) => entry)
  return sorted.filter((entry, at) => {
    const [before, after] = [sorted[at - 1], sorted[at + 1]]
    if (entry.kind === 'set' && after?.kind === 'set' && after.stage === entry.stage) return false
    return !before || entry.length !== undefined || before.kind !== entry.kind || before.stage !== entry.stage
  })
}
