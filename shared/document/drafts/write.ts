import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import type { Snapshot } from '..'
import type { Draft, DraftSentence } from './draft'
import { createFacts } from './facts'
import { createNameFinder } from './names'

/** A draft as it is written from a document. */
export type WrittenDraft = {
  sentences: DraftSentence[]
  /** How many sentences are left out because what they are made of names a person. */
  named: number
}

/** Creates a writer of drafts from one snapshot, which reads its facts once. */
export const createDraftWriter = (snap: Snapshot, now: number, known: readonly AnyStage[] = stages) => {
  const facts = createFacts(snap, now, known)
  const namesSomebody = createNameFinder(snap)
  return (draft: Draft): WrittenDraft => {
    const all = draft.write(facts).filter(({ text }) => text.trim())
    const sentences = all.filter(({ text }) => !namesSomebody(text))
    return { sentences, named: all.length - sentences.length }
  }
}
