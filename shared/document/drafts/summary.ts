import { asSentence, isClause, lowerFirst } from '../../meeting/sentences'
import type { Fact, FieldRef } from '../../stages/contract'
import { type Draft, type DraftFacts, type DraftSentence, recordRef } from './draft'
import { describeLength } from './length'
import { clauseOf, countAtStart, joinClauses, sentencesOf } from './wording'

/** Causes and changes that a summary names; the others are counted, or stand further down. */
const MAX_CAUSES = 2
const MAX_CHANGES = 3
const MAX_CLAUSE_LETTERS = 160

const refsOf = (facts: readonly Fact[]): FieldRef[] => facts.flatMap(({ refs }) => refs)

/** The first sentences of a prose text, as many as are quickly read. */
const firstSentences = (text: string, count: number): string =>
  sentencesOf(text)
    .slice(0, count)
    .map((one) => asSentence(clauseOf(one, 2 * MAX_CLAUSE_LETTERS)))
    .join(' ')

const whatHappened = ({ record, ownWords, moments }: DraftFacts): DraftSentence[] => {
  if (ownWords.whatHappened)
    return [{ id: 'what', text: firstSentences(ownWords.whatHappened, 2), refs: [recordRef('whatHappened')] }]
  if (isClause(record.title))
    return [{ id: 'what', text: asSentence(clauseOf(record.title, MAX_CLAUSE_LETTERS)), refs: [recordRef('title')] }]
  return moments
    .filter(({ isStarred }) => isStarred)
    .slice(0, 2)
    .map(({ text, ref }) => ({
      id: `moment:${ref.id}`,
      text: asSentence(clauseOf(text, MAX_CLAUSE_LETTERS)),
      refs: [ref],
    }))
}

const whoWasAffected = ({ ownWords, affected }: DraftFacts): DraftSentence[] =>
  ownWords.impact
    ? [{ id: 'affected', text: firstSentences(ownWords.impact.text, 1), refs: ownWords.impact.refs }]
    : affected.slice(0, 2).map(({ text, refs }) => ({ id: `affected:${refs[0]?.id}`, text, refs }))

/** Texts as they go on within a sentence; undefined if one of them may begin with a name. */
const lowerAll = (texts: readonly string[]): string[] | undefined => {
  const lower = texts.flatMap((text) => lowerFirst(text) ?? [])
  return lower.length === texts.length ? lower : undefined
}

/** A few causes in one sentence: as reasons if each is a clause, otherwise as they were written. */
const reasonText = (causes: readonly Fact[], noun: string): string => {
  const texts = causes.map(({ text }) => clauseOf(text, MAX_CLAUSE_LETTERS))
  const reasons = texts.every(isClause) ? lowerAll(texts)?.map((text) => `because ${text}`) : undefined
  if (reasons) return asSentence(`This was possible ${reasons.join(', and ')}`)
  return asSentence(`${noun}${texts.length === 1 ? '' : 's'}: ${texts.join('; ')}`)
}

const whyPossible = ({ rootCauses, factors, conclusions }: DraftFacts): DraftSentence[] => {
  const isRoot = rootCauses.length > 0
  const causes = (isRoot ? rootCauses : factors).slice(0, MAX_CAUSES)
  const reasons =
    causes.length === 0
      ? []
      : [
          {
            id: 'why',
            text: reasonText(causes, isRoot ? 'Root cause' : 'Contributing factor'),
            refs: refsOf(causes),
          },
        ]
  return [
    ...reasons,
    ...conclusions.slice(0, 1).map(({ text, refs }) => ({ id: 'shows', text: firstSentences(text, 1), refs })),
  ]
}

const whatChanges = ({ changes }: DraftFacts): DraftSentence[] => {
  if (changes.length === 0) return []
  const shown = changes.slice(0, MAX_CHANGES)
  const texts = shown.map(({ text }) => clauseOf(text, MAX_CLAUSE_LETTERS))
  const lower = lowerAll(texts)
  const start = `${countAtStart(changes.length, 'action')} ${changes.length === 1 ? 'follows' : 'follow'}`
  const more = changes.length > shown.length ? ', among them' : ''
  const list = lower ? joinClauses(lower) : texts.join('; ')
  return [{ id: 'changes', text: asSentence(`${start}${more}: ${list}`), refs: refsOf(shown) }]
}

/** For people who read nothing else: what happened, who was affected, how long, why it was possible, what changes. */
export const summaryDraft = {
  id: 'summary',
  title: 'Summary',
  fills: { stageField: 'summary' },
  write: (facts) => [
    ...describeLength(facts.record),
    ...whatHappened(facts),
    ...whoWasAffected(facts),
    ...whyPossible(facts),
    ...whatChanges(facts),
  ],
} as const satisfies Draft
