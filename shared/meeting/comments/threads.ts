import type { Parked } from '../notes'
import type { RosterPerson } from '../people'
import { type Comment, type CommentTarget, targetKey } from './comment'

/** `parked`: it waits in the parking lot. What was settled there counts as resolved. */
export type ThreadState = 'open' | 'parked' | 'resolved'

/** A comment and its replies. */
export type Thread = {
  /** The id of the comment that began it. */
  id: string
  on: CommentTarget
  state: ThreadState
  /** In the order in which they were written. The first may be missing: it was removed, or a newer version wrote it. */
  comments: readonly Comment[]
  /** Whether the comment that began it can be read. */
  hasFirst: boolean
}

const PARKED_PREFIX = 'comment-'

/** The id of the parked topic that a thread becomes: the same for everybody who parks it, so that there is only one. */
export const parkedIdOf = (thread: string): string => `${PARKED_PREFIX}${thread}`

/** The thread that a parked topic came from; undefined for other topics. */
export const threadOfParked = (parked: string): string | undefined =>
  parked.startsWith(PARKED_PREFIX) ? parked.slice(PARKED_PREFIX.length) : undefined

const stateOf = (id: string, comments: readonly Comment[], parked: ReadonlyMap<string, Parked>): ThreadState => {
  // Not spread into `Math.max`: a thread may have more comments than a call may have arguments.
  const resolvedAt = comments.reduce((last, one) => Math.max(last, one.resolvedAt ?? last), Number.NEGATIVE_INFINITY)
  if (comments.every(({ createdAt }) => createdAt <= resolvedAt)) return 'resolved'
  const topic = parked.get(parkedIdOf(id))
  return topic === undefined ? 'open' : topic.isSettled ? 'resolved' : 'parked'
}

const readThreads = (comments: readonly Comment[], parking: readonly Parked[]): readonly Thread[] => {
  const byThread = new Map<string, Comment[]>()
  for (const comment of comments) {
    const id = comment.thread || comment.id
    const known = byThread.get(id)
    if (known) known.push(comment)
    else byThread.set(id, [comment])
  }
  const parked = new Map(parking.map((topic) => [topic.id, topic]))
  return [...byThread].flatMap(([id, own]): Thread[] => {
    const [first] = own
    if (!first) return []
    const begun = own.find((comment) => comment.id === id)
    return [
      {
        id,
        on: (begun ?? first).on,
        state: stateOf(id, own, parked),
        // A reply from a computer whose clock is behind comes after what it replies to.
        comments: begun && begun !== first ? [begun, ...own.filter((comment) => comment !== begun)] : own,
        hasFirst: begun !== undefined,
      },
    ]
  })
}

type Source = { comments: readonly Comment[]; parking: readonly Parked[] }

const known = new WeakMap<Source['comments'], { parking: Source['parking']; threads: readonly Thread[] }>()

/** All threads of a document, the oldest first. The same list for the same rows. */
export const listThreads = ({ comments, parking }: Source): readonly Thread[] => {
  const before = known.get(comments)
  if (before?.parking === parking) return before.threads
  const threads = readThreads(comments, parking)
  known.set(comments, { parking, threads })
  return threads
}

const counts = new WeakMap<readonly Thread[], ReadonlyMap<string, number>>()

/** How many threads about each target are not resolved, by `targetKey`. */
export const countOpenThreads = (source: Source): ReadonlyMap<string, number> => {
  const threads = listThreads(source)
  const before = counts.get(threads)
  if (before) return before
  const open = new Map<string, number>()
  for (const { on, state } of threads)
    if (state !== 'resolved') open.set(targetKey(on), (open.get(targetKey(on)) ?? 0) + 1)
  counts.set(threads, open)
  return open
}

/** The person who reads or writes, as far as comments need to know them. */
export type Reader = { person?: string | undefined; name: string }

const idsOf = ({ person }: Reader, people: readonly RosterPerson[]): readonly string[] =>
  person === undefined ? [] : (people.find(({ ids }) => ids.includes(person))?.ids ?? [person])

/** Whether somebody wrote a comment. Who is not on the roster is known by name. */
export const isOwnComment = (comment: Comment, reader: Reader, people: readonly RosterPerson[]): boolean => {
  if (idsOf(reader, people).includes(comment.authorId)) return true
  const isOnRoster = people.some(({ ids }) => ids.includes(comment.authorId))
  return !isOnRoster && comment.createdBy === reader.name
}
