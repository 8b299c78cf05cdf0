import { type Mask, tokenize } from '../../text/tokens'
import type { DiscourseState } from './grammar/clause'
import { clausesOf } from './grammar/clauses'
import { peopleFrom, readSentences } from './grammar/read'
import { at } from './grammar/word'
import { mentionsIn, type SentenceContext } from './rules/context'
import * as stops from './words/abbreviations'

/** Reads an English text into sentences with their clauses, in order; one at a time, so that long texts stay light. */
export function* read(text: string, masked: readonly Mask[], people: readonly string[]): Generator<SentenceContext> {
  const discourse: DiscourseState = {}
  for (const sentence of readSentences(text, tokenize(text, masked, stops), peopleFrom(people))) {
    const { words } = sentence
    const clauses = clausesOf(sentence, discourse)
    const written = (from: number, to: number): string => text.slice(at(words, from).start, at(words, to - 1).end)
    yield { sentence, words, clauses, isMention: mentionsIn(words, clauses), written }
  }
}
