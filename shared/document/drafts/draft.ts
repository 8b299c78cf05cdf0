import type { DraftedField, Fact, FieldRef, StageFacts } from '../../stages/contract'
import type { Snapshot } from '..'

/** A sentence with the records that it came from. Its id stays the same when their content changes. */
export type DraftSentence = {
  id: string
  text: string
  refs: readonly FieldRef[]
  /** What it begins, unless it goes on from the sentence before. */
  begins?: 'line' | 'paragraph'
  /** For sentences that become rows: the capture that adds such a row. */
  capture?: string
}

/** What a document holds, as drafts are written from it. */
export type DraftFacts = Required<Omit<StageFacts, 'votes'>> & {
  record: Snapshot['record']
  /** In people's own words, without what was drafted: the record's prose, and what users felt. */
  ownWords: { whatHappened: string; impact: Fact | undefined }
  /** What made it possible, without what is not shown yet; the most important first. */
  rootCauses: Fact[]
  factors: Fact[]
  /** Causes that are not shown by evidence yet. */
  hypotheses: Fact[]
  /** What will change, the most important first. */
  changes: Fact[]
}

/** A draft of one text, or of rows of one kind. Its id is part of the document's format. */
export type Draft = {
  id: string
  /** What it drafts, as its heading says. */
  title: string
  /** The text that it is for, found with the stage that declares it, or in the record; missing if it is for rows. */
  fills: { stageField: DraftedField } | { ref: FieldRef } | 'rows'
  write: (facts: DraftFacts) => DraftSentence[]
}

/** A reference to a field of the incident record. */
export const recordRef = (field: keyof Snapshot['record']): FieldRef => ({ section: 'record', id: '', field })

/** The key under which the document remembers a sentence. */
export const memoryKey = (draft: string, sentence: string): string => `${draft}/${sentence}`
