import type * as Y from 'yjs'
import { LOCAL, setText, textAt } from '../../crdt'
import { draftedSentences } from '../../meeting/drafted'
import type { FieldRef } from '../../stages/contract'
import { type Draft, type DraftSentence, memoryKey } from '../drafts/draft'

type Suggestion = {
  text: string
  /** The drafted sentences that it was made from. */
  from: readonly DraftSentence[]
  /** Missing if it goes below what is there. Otherwise the text that it replaces, as somebody saw it. */
  replaces?: string
}

/**
 * Puts a suggestion into a text, as one change. The sentences behind it count as taken in other words, so that they are
 * offered again only once their facts change. Returns false, and changes nothing, if the text it replaces is another now.
 */
export const applySuggestion = (
  doc: Y.Doc,
  draft: Pick<Draft, 'id'>,
  ref: FieldRef,
  { text, from, replaces }: Suggestion,
): boolean => {
  const target = textAt(doc, ref)
  if (!target) return false
  const before = target.toString()
  if (replaces !== undefined && replaces !== before) return false
  const isBelow = replaces === undefined && before.trim() !== ''
  doc.transact(() => {
    setText(target, isBelow ? `${before.trimEnd()}\n\n${text}` : text)
    for (const { id, text: taken } of from) draftedSentences.set(doc, memoryKey(draft.id, id), { taken, kept: '' })
  }, LOCAL)
  return true
}
