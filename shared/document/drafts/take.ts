import type * as Y from 'yjs'
import { type Author, LOCAL, setText, textAt } from '../../crdt'
import { plainLine } from '../../meeting/capture/line'
import { draftedSentences } from '../../meeting/drafted'
import { collectionByName, stages } from '../../stages'
import type { AnyStage, FieldRef } from '../../stages/contract'
import { type Draft, type DraftSentence, memoryKey } from './draft'
import { findSentence, withoutRange } from './find-sentence'
import { type ComparedSentence, countInPlace, type DraftPlace } from './status'

type Remembered = { id: string; taken: string; kept: string }

const remember = (doc: Y.Doc, draft: Pick<Draft, 'id'>, { id, taken, kept }: Remembered): void =>
  draftedSentences.set(doc, memoryKey(draft.id, id), { taken, kept })

const separators = { line: '\n', paragraph: '\n\n' } as const

/** A text with a sentence behind the one that comes before it in the draft; otherwise at the end. */
const insert = (text: string, sentence: DraftSentence, before: readonly DraftSentence[]): string => {
  const previous = before.findLast((one) => findSentence(text, one.text).length > 0)
  const at = previous ? (findSentence(text, previous.text)[0] ?? 0) + previous.text.length : text.trimEnd().length
  const separator = at === 0 ? '' : sentence.begins ? separators[sentence.begins] : ' '
  const rest = text.slice(at)
  return text.slice(0, at) + separator + sentence.text + (/^\S/.test(rest) ? ` ${rest}` : rest)
}

/**
 * Edits a text as it is now in the document, which may be ahead of what is shown; one transaction with `also`. Undefined
 * leaves both.
 */
const editText = (doc: Y.Doc, ref: FieldRef, edit: (text: string) => string | undefined, also: () => void): void => {
  const text = textAt(doc, ref)
  const next = text && edit(text.toString())
  if (text === undefined || next === undefined) return
  doc.transact(() => {
    setText(text, next)
    also()
  }, LOCAL)
}

const addRow = (doc: Y.Doc, author: Author, { capture, text }: DraftSentence, known: readonly AnyStage[]): void =>
  void known
    .flatMap(({ captures = [] }) => captures)
    .find(({ id }) => id === capture)
    ?.add(doc, author, plainLine(text))

/**
 * Adds drafted sentences to a text, each at its place in the draft, or as rows; whatever is there stays. `draft` is
 * whole, so that the place can be told. Rows and what is remembered of them are transactions of their own.
 */
export const takeSentences = (
  doc: Y.Doc,
  author: Author,
  draft: Pick<Draft, 'id'>,
  place: DraftPlace,
  whole: readonly DraftSentence[],
  taken: readonly DraftSentence[],
  known: readonly AnyStage[] = stages,
): void => {
  const rememberAll = (): void => {
    for (const { id, text } of taken) remember(doc, draft, { id, taken: text, kept: '' })
  }
  if (place.kind === 'rows') {
    for (const sentence of taken) addRow(doc, author, sentence, known)
    doc.transact(rememberAll, LOCAL)
    return
  }
  const add = (text: string, sentence: DraftSentence): string =>
    insert(
      text,
      sentence,
      whole.slice(
        0,
        Math.max(
          0,
          whole.findIndex(({ id }) => id === sentence.id),
        ),
      ),
    )
  editText(doc, place.ref, (text) => taken.reduce(add, text), rememberAll)
}

/** The rows or the text in which a sentence that was taken stands word for word. */
const findTexts = (place: DraftPlace, taken: string): FieldRef[] =>
  place.kind === 'text'
    ? [place.ref]
    : place.rows
        .filter(({ text, ref }) => countInPlace({ kind: 'rows', rows: [{ text, ref }] }, taken) > 0)
        .map(({ ref }) => ref)

/** Puts the sentence as it is now in the place of the one that was taken, unless somebody has edited that since. */
export const replaceSentence = (
  doc: Y.Doc,
  draft: Pick<Draft, 'id'>,
  place: DraftPlace,
  { id, text: next, taken }: ComparedSentence,
): void => {
  const [ref] = findTexts(place, taken)
  if (!ref) return
  const replace = (text: string): string | undefined => {
    if (place.kind === 'rows') return next
    const [at] = findSentence(text, taken)
    return at === undefined ? undefined : text.slice(0, at) + next + text.slice(at + taken.length)
  }
  editText(doc, ref, replace, () => remember(doc, draft, { id, taken: next, kept: '' }))
}

/**
 * Removes the last copy of each sentence from a text: those that are there twice, or whose records are gone. Rows go to
 * the trash; they, and what is remembered of them, are transactions of their own.
 */
export const removeSentences = (
  doc: Y.Doc,
  author: Author,
  draft: Pick<Draft, 'id'>,
  place: DraftPlace,
  sentences: readonly ComparedSentence[],
): void => {
  const rememberAll = (): void => {
    for (const { id, state, taken } of sentences)
      remember(doc, draft, { id, taken: state === 'twice' ? taken : '', kept: '' })
  }
  if (place.kind === 'rows') {
    for (const { taken } of sentences) {
      const ref = findTexts(place, taken).at(-1)
      if (ref) collectionByName(ref.section)?.remove(doc, ref.id, author)
    }
    doc.transact(rememberAll, LOCAL)
    return
  }
  const remove = (text: string, { taken }: ComparedSentence): string => {
    const at = findSentence(text, taken).at(-1)
    return at === undefined ? text : withoutRange(text, at, taken.length)
  }
  editText(doc, place.ref, (text) => sentences.reduce(remove, text), rememberAll)
}

/** Leaves a sentence out, or keeps what is there, until the facts change again. */
export const declineSentence = (
  doc: Y.Doc,
  draft: Pick<Draft, 'id'>,
  { id, text, taken }: Pick<ComparedSentence, 'id' | 'text' | 'taken'>,
): void => doc.transact(() => remember(doc, draft, { id, taken, kept: text }), LOCAL)
