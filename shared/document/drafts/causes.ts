import { asSentence } from '../../meeting/sentences'
import type { Fact } from '../../stages/contract'
import { type Draft, type DraftSentence, recordRef } from './draft'
import { clauseOf } from './wording'

/** More than these belong in the analysis, not in its prose. */
const MAX_CONCLUSIONS = 3
const MAX_ROOT_CAUSES = 4
const MAX_FACTORS = 4
const MAX_HYPOTHESES = 2
const MAX_CAUSE_LETTERS = 240

const list = (facts: readonly Fact[], count: number, kind: string, label: string): DraftSentence[] =>
  facts.slice(0, count).map(({ text, refs }) => ({
    id: `${kind}:${refs[0]?.id}`,
    text: asSentence(`${label}${clauseOf(text, MAX_CAUSE_LETTERS)}`),
    refs,
  }))

/** Each on a line of its own. */
const asLines = (sentences: DraftSentence[]): DraftSentence[] =>
  sentences.map((one, index) => ({ ...one, begins: index === 0 ? 'paragraph' : 'line' }))

/** What the analysis found: what it shows, the root causes, and what else played a part. */
export const causesDraft = {
  id: 'causes',
  title: 'What made it possible',
  fills: { ref: recordRef('whatMadeItPossible') },
  write: ({ conclusions, rootCauses, factors, hypotheses }) => [
    ...list(conclusions, MAX_CONCLUSIONS, 'shows', ''),
    ...asLines(list(rootCauses, MAX_ROOT_CAUSES, 'cause', 'Root cause: ')),
    ...asLines(list(factors, MAX_FACTORS, 'factor', 'Contributing factor: ')),
    ...asLines(list(hypotheses, MAX_HYPOTHESES, 'hypothesis', 'Not confirmed yet: ')),
  ],
} as const satisfies Draft
