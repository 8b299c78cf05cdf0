import * as Y from 'yjs'

/** Words of scripts that have no spaces are not told apart. */
const wordCharacter =
  /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_'’-]$/u

/** How many characters before and after a change are looked at for the ends of words. */
const MAX_WORD_LENGTH = 60

const isInsideWord = (text: string, index: number): boolean =>
  wordCharacter.test(text[index - 1] ?? '') && wordCharacter.test(text[index] ?? '')

/**
 * Changes a text to `next` with the smallest single replacement of whole words, so that other people's carets and
 * concurrent edits around it survive, and two people's changes of one word give two words instead of mixed letters.
 * Never splits a surrogate pair.
 */
export const setText = (text: Y.Text, next: string): void => {
  const previous = text.toString()
  if (previous === next) return
  let start = 0
  const shorter = Math.min(previous.length, next.length)
  while (start < shorter && previous[start] === next[start]) start++
  let end = 0
  while (end < shorter - start && previous[previous.length - 1 - end] === next[next.length - 1 - end]) end++
  const isSplit = (fromStart: number): boolean => isInsideWord(previous, fromStart) || isInsideWord(next, fromStart)
  for (let step = 0; step < MAX_WORD_LENGTH && isSplit(start); step++) start--
  const isSplitAtEnd = (): boolean =>
    isInsideWord(previous, previous.length - end) || isInsideWord(next, next.length - end)
  for (let step = 0; step < MAX_WORD_LENGTH && isSplitAtEnd(); step++) end--
  // The space after a replaced word belongs to it: it separates the words that two people have put in its place.
  if (start < previous.length - end && previous[previous.length - end] === ' ') end--
  if (isInsidePair(previous, start) || isInsidePair(next, start)) start--
  if (isInsidePair(previous, previous.length - end) || isInsidePair(next, next.length - end)) end--
  const removed = previous.length - start - end
  if (removed > 0) text.delete(start, removed)
  const inserted = next.slice(start, next.length - end)
  if (inserted) text.insert(start, inserted)
}

const isInsidePair = (text: string, index: number): boolean =>
  index > 0 && index < text.length && isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index))

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** The `Y.Text` of a field: a record's or, with an empty id, one of a set of fields. */
export const textAt = (doc: Y.Doc, ref: { section: string; id: string; field: string }): Y.Text | undefined => {
  if (ref.id === '') return doc.getText(`${ref.section}.${ref.field}`)
  const record = doc.getMap(ref.section).get(ref.id)
  const found = record instanceof Y.Map ? record.get(ref.field) : undefined
  return found instanceof Y.Text ? found : undefined
}

/**
 * Applies to `now` what leads from `before` to `after`: a text that two people have changed, with both changes. All
 * three are plain; concurrent changes meet as they do in a document.
 */
export const rebaseText = (before: string, now: string, after: string): string => {
  if (now === before || now === after) return after
  const mine = new Y.Doc()
  mine.clientID = 1
  mine.getText().insert(0, before)
  const theirs = new Y.Doc()
  theirs.clientID = 2
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  setText(mine.getText(), now)
  setText(theirs.getText(), after)
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  return mine.getText().toString()
}
