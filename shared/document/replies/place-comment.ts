import type * as Y from 'yjs'
import { type DocumentSections, textAt } from '../../crdt'
import { type CommentTarget, createQuote, wholeDocument } from '../../meeting/comments'
import { describeTarget } from '../comment-places'
import { internalSections, meetingSections, type Snapshot } from '../snapshot'
import { findWords } from './find-words'
import type { ReplyComment } from './schema'

/** What people say about these is not what they read. */
const hidden: ReadonlySet<string> = new Set(
  internalSections.map((key) => (meetingSections as DocumentSections)[key]?.name ?? ''),
)

const isKnown = (snap: Snapshot, target: CommentTarget): boolean => {
  const { isGone, title } = describeTarget(snap, target)
  return !isGone && title !== ''
}

/** What a comment is about now: the passage; if that is gone, its section; if that is unknown, the whole. */
const findTarget = (doc: Y.Doc, snap: Snapshot, on: CommentTarget): CommentTarget => {
  const { section, id, field } = on
  const itsSection = { section, id: '', field: '' }
  if (section === '' || hidden.has(section) || !isKnown(snap, itsSection)) return wholeDocument
  // Reading a root text that does not exist would create it.
  if (id === '') return doc.share.has(`${section}.${field}`) ? on : itsSection
  if (!isKnown(snap, on)) return itsSection
  return textAt(doc, on) ? on : { ...on, field: '' }
}

type PlacedComment = { on: CommentTarget; quote: string; anchor: string }

/** Where a comment from a reply belongs in a document as it is now, whose snapshot was read from it. */
export const placeComment = (doc: Y.Doc, snap: Snapshot, { on: stored, quote }: ReplyComment): PlacedComment => {
  const on = findTarget(doc, snap, stored)
  const text = on.field === '' ? undefined : textAt(doc, on)
  const found = text && findWords(text.toString(), quote)
  if (!text || !found) return { on, quote, anchor: '' }
  const isAll = found.start === 0 && found.end >= text.toString().trimEnd().length
  return { on, ...(isAll ? { quote: '', anchor: '' } : createQuote(text, found)) }
}
