import type * as Y from 'yjs'
import type { Author } from '../../crdt'
import { documentBytes, updateLimits } from '../../crdt/update-guard'
import {
  addRevision,
  findPublished,
  MAX_REVISION_NAME_LENGTH,
  type Revision,
  type RevisionKind,
  readPackedContent,
  removeRevisions,
  revisions,
} from '../../meeting/revisions'
import { hasChanges } from './compare'
import { packContent, type RevisionContent, readContent, unpackContent } from './content'

/** Far more than a postmortem is published. */
export const MAX_REVISIONS = 60
/** Kept before something was restored; older ones make room. */
export const MAX_AUTOMATIC_REVISIONS = 5
/** A quarter of what a document may hold. A version of a day-long meeting takes some 30 kB, one of 20,000 rows 1.5 MB. */
export const MAX_REVISIONS_BYTES = updateLimits.MAX_DOCUMENT_BYTES / 4

const TOO_MANY = 'There are as many versions as this postmortem can hold. Remove one that you no longer need.'
const NO_ROOM = 'The versions take as much room as this postmortem can give them. Remove one that you no longer need.'
const DOCUMENT_FULL = 'This postmortem is full, so no version can be kept. Remove a version or rows first.'

/** A version in the list, and what it takes. */
type Sized = { revision: Revision; bytes: number }

const sumOf = (list: readonly Sized[], more: number): number => list.reduce((sum, { bytes }) => sum + bytes, more)

/** The automatic versions that make room for another one: the oldest of too many, and as many as its bytes take. */
const listGivingWay = (list: readonly Sized[], bytes: number, kind: RevisionKind): Sized[] => {
  const automatic = list.filter(({ revision }) => revision.kind === 'automatic')
  const giving: Sized[] = []
  const isTooMany = (): boolean =>
    list.length - giving.length >= MAX_REVISIONS ||
    sumOf(list, bytes) - sumOf(giving, 0) > MAX_REVISIONS_BYTES ||
    (kind === 'automatic' && automatic.length >= MAX_AUTOMATIC_REVISIONS)
  while (automatic.length > 0 && isTooMany()) giving.push(...automatic.splice(-1))
  return giving
}

const findProblem = (doc: Y.Doc, kept: readonly Sized[], bytes: number): string | undefined => {
  if (kept.length >= MAX_REVISIONS) return TOO_MANY
  if (sumOf(kept, bytes) > MAX_REVISIONS_BYTES) return NO_ROOM
  return documentBytes(doc) + bytes > updateLimits.MAX_DOCUMENT_BYTES ? DOCUMENT_FULL : undefined
}

/** The id of a version that was kept, or why it could not be, as a sentence for people. */
export type KeepResult = { id: string; problem?: undefined } | { problem: string }

/** Keeps a document as it is now as a version. */
export const keepRevision = (
  doc: Y.Doc,
  author: Author,
  { kind, name }: { kind: RevisionKind; name: string },
): KeepResult => {
  const packed = packContent(readContent(doc))
  const list = revisions
    .read(doc)
    .value.map((revision) => ({ revision, bytes: readPackedContent(doc, revision.id)?.length ?? 0 }))
  const giving = listGivingWay(list, packed.length, kind)
  const kept = list.filter((one) => !giving.includes(one))
  const problem = findProblem(doc, kept, packed.length)
  if (problem) return { problem }
  removeRevisions(
    doc,
    giving.map(({ revision }) => revision.id),
    author,
  )
  return { id: addRevision(doc, author, { kind, name: name.trim().slice(0, MAX_REVISION_NAME_LENGTH) }, packed) }
}

const unpacked = new WeakMap<Y.Doc, { id: string; content: RevisionContent | undefined }>()

/** What a version holds; undefined if its content is missing or cannot be read. The last one is remembered. */
export const readRevision = (doc: Y.Doc, id: string): RevisionContent | undefined => {
  const known = unpacked.get(doc)
  if (known?.id === id) return known.content
  const packed = readPackedContent(doc, id)
  const content = packed && unpackContent(packed)
  // What has not arrived yet may still do so.
  if (packed) unpacked.set(doc, { id, content })
  return content
}

/** When a document was published last, and whether it has changed since. */
export type Publication = { id: string; at: number; isUpdated: boolean }

/** The version that was published last; undefined if there is none. `now` reads what the document holds. */
export const readPublication = (doc: Y.Doc, now = () => readContent(doc)): Publication | undefined => {
  const published = findPublished(revisions.read(doc).value)
  if (!published) return undefined
  const content = readRevision(doc, published.id)
  return {
    id: published.id,
    at: published.createdAt,
    isUpdated: content !== undefined && hasChanges(content, now()),
  }
}
