import * as Y from 'yjs'
import { textAt } from '../../crdt'
import { type Comment, type CommentTarget, cut, MAX_QUOTE_LENGTH } from './comment'

/** Some words of a text, from `start` to before `end`. */
export type Selection = { start: number; end: number }

/** The quotation of some words, with their place as Yjs describes it; both empty if nothing is selected. */
export const createQuote = (text: Y.Text, { start, end }: Selection): Pick<Comment, 'quote' | 'anchor'> => {
  const words = text.toString().slice(start, end)
  if (words.trim() === '') return { quote: '', anchor: '' }
  const ends = [
    Y.createRelativePositionFromTypeIndex(text, start),
    Y.createRelativePositionFromTypeIndex(text, end, -1),
  ]
  return {
    quote: cut(words, MAX_QUOTE_LENGTH),
    anchor: JSON.stringify(ends.map(Y.relativePositionToJSON)),
  }
}

const readEnds = (doc: Y.Doc, anchor: string, text: Y.Text): number[] => {
  try {
    const stored: unknown = JSON.parse(anchor)
    return (Array.isArray(stored) ? stored : []).flatMap((end) => {
      const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(end), doc)
      return found?.type === text ? [found.index] : []
    })
  } catch {
    // An anchor edited by hand: the quoted words say enough.
    return []
  }
}

/** What the quoted words read now; undefined if they are the same, or their place is gone. */
export const changedQuote = (doc: Y.Doc, { quote, anchor, on }: Comment): string | undefined => {
  const text = quote === '' ? undefined : textOf(doc, on)
  if (!text) return undefined
  const [start, end] = readEnds(doc, anchor, text)
  if (start === undefined || end === undefined || start >= end) return undefined
  const now = createQuote(text, { start, end }).quote
  return now === quote || now === '' ? undefined : now
}

/** The shared text that a target names; undefined for a whole row, plain values and what is unknown. */
const textOf = (doc: Y.Doc, on: CommentTarget): Y.Text | undefined =>
  // Reading a root text that does not exist would create it.
  on.id === '' && !doc.share.has(`${on.section}.${on.field}`) ? undefined : textAt(doc, on)
