import type { DraftedSentences } from '../../meeting/drafted'
import { foldText } from '../../meeting/fold-text'
import { stages } from '../../stages'
import type { AnyStage, FieldRef } from '../../stages/contract'
import { dataOfStage, type Snapshot } from '..'
import { type Draft, type DraftSentence, memoryKey } from './draft'
import { findDraftedField } from './facts'
import { readField } from './fields'
import { findSentence } from './find-sentence'
import type { WrittenDraft } from './write'

/** What a draft is for: one text, or rows, each with one of its sentences. */
export type DraftPlace =
  | { kind: 'text'; ref: FieldRef; text: string }
  | { kind: 'rows'; rows: readonly { text: string; ref: FieldRef }[] }

/**
 * How a drafted sentence relates to what people have. `new`: nobody has decided on it. `changed`: it was taken, and the
 * facts are different now. `gone`: it was taken, and its facts are no longer in the document. `twice`: two people took it
 * at once. The others ask for nothing: it is there word for word (`used`), was reworded or removed (`reworded`), or was
 * declined (`declined`).
 */
export type SentenceState = 'new' | 'changed' | 'gone' | 'twice' | 'used' | 'reworded' | 'declined'

export type ComparedSentence = DraftSentence & {
  state: SentenceState
  /** As it was taken. */
  taken: string
  /** Whether the sentence as it was taken is still there word for word, so that it may be replaced. */
  isUnedited: boolean
}

export type ComparedDraft = {
  sentences: ComparedSentence[]
  /** How many sentences ask for a decision, and how many of them because facts have changed. */
  open: number
  changed: number
  /** Nothing has been written yet. */
  isEmpty: boolean
  /** How many sentences are left out because they would name a person. */
  named: number
}

/** Where a draft belongs in a document; undefined if no stage has such a text. */
export const findPlace = (
  snap: Snapshot,
  { fills }: Pick<Draft, 'fills'>,
  known: readonly AnyStage[] = stages,
): DraftPlace | undefined => {
  if (fills === 'rows')
    return { kind: 'rows', rows: known.flatMap((stage) => stage.facts?.(dataOfStage(snap, stage)).lessons ?? []) }
  const ref = 'ref' in fills ? fills.ref : findDraftedField(fills.stageField, known)
  return ref && { kind: 'text', ref, text: readField(snap, ref, known) }
}

const rowKey = (text: string): string =>
  foldText(text)
    .replace(/(?<![\s.])[\s.]+$/, '')
    .trim()

/** How often a sentence is there word for word. */
export const countInPlace = (place: DraftPlace, sentence: string): number =>
  place.kind === 'text'
    ? findSentence(place.text, sentence).length
    : place.rows.filter(({ text }) => sentence !== '' && rowKey(text) === rowKey(sentence)).length

const isOpen = (state: SentenceState): boolean =>
  state === 'new' || state === 'changed' || state === 'gone' || state === 'twice'

/** Compares a draft with what people have made of it. */
export const compareDraft = (
  draft: Pick<Draft, 'id'>,
  { sentences, named }: WrittenDraft,
  place: DraftPlace,
  remembered: DraftedSentences,
): ComparedDraft => {
  const isEmpty = place.kind === 'text' ? place.text.trim() === '' : place.rows.length === 0
  const stateOf = (text: string, taken: string, kept: string): SentenceState => {
    const count = countInPlace(place, text)
    if (count > 1 && taken === text) return 'twice'
    if (count > 0) return 'used'
    if (kept === text) return 'declined'
    if (taken === '' || (isEmpty && place.kind === 'text')) return 'new'
    return taken === text ? 'reworded' : 'changed'
  }
  const current = sentences.map((sentence): ComparedSentence => {
    const { taken = '', kept = '' } = remembered[memoryKey(draft.id, sentence.id)] ?? {}
    return {
      ...sentence,
      state: stateOf(sentence.text, taken, kept),
      taken,
      isUnedited: countInPlace(place, taken) > 0,
    }
  })
  const ids = new Set(sentences.map(({ id }) => memoryKey(draft.id, id)))
  const gone = Object.entries(remembered).flatMap(([key, { taken, kept }]): ComparedSentence[] =>
    place.kind === 'text' &&
    key.startsWith(memoryKey(draft.id, '')) &&
    !ids.has(key) &&
    kept !== taken &&
    countInPlace(place, taken) > 0
      ? [{ id: key.slice(draft.id.length + 1), text: taken, refs: [], state: 'gone', taken, isUnedited: true }]
      : [],
  )
  const all = [...current, ...gone]
  return {
    sentences: all,
    open: all.filter(({ state }) => isOpen(state)).length,
    changed: all.filter(({ state }) => state === 'changed' || state === 'gone').length,
    isEmpty,
    named,
  }
}
