import { foldText } from '../../meeting/fold-text'
import { duration } from '../../meeting/incident'
import { upperFirst } from '../../meeting/sentences'
import type { Fact } from '../../stages/contract'
import { type Draft, type DraftFacts, type DraftSentence, recordRef } from './draft'
import { clauseOf, longDuration } from './wording'

const MAX_LEARNED = 5
const MAX_CAUSES = 3
const MAX_LESSON_LETTERS = 240

/** Detected within this (ms), it went well; from the other on, it could have gone better. In between, nobody says. */
const QUICK_DETECTION_MS = 5 * 60_000
const SLOW_DETECTION_MS = 30 * 60_000

const luck = /\b(?:luck\p{L}*|by chance|happened to|coincidence|fortunate\p{L}*|unrelated|by accident)\b/iu

/** What it speaks of stands elsewhere. */
const needsContext = /^(?:it|they|he|she|its|their|this was|this is|that)\b/i

const row = (id: string, capture: string, text: string, refs: Fact['refs']): DraftSentence => ({
  id,
  capture,
  text: upperFirst(clauseOf(text, MAX_LESSON_LETTERS)),
  refs,
})

const fromTimes = ({ record: { startedAt, detectedAt } }: DraftFacts): DraftSentence[] => {
  const length = duration(startedAt, detectedAt)
  if (length === undefined || (length > QUICK_DETECTION_MS && length < SLOW_DETECTION_MS)) return []
  const text = length < 60_000 ? 'It was detected at once' : `It was detected after ${longDuration(length)}`
  const capture = length <= QUICK_DETECTION_MS ? 'well' : 'poorly'
  return [row('detection', capture, text, [recordRef('startedAt'), recordRef('detectedAt')])]
}

const fromFacts = (facts: readonly Fact[], kind: string, count: number): DraftSentence[] =>
  facts
    .filter(({ text }) => !needsContext.test(text))
    .slice(0, count)
    .map(({ text, refs }) => row(`${kind}:${refs[0]?.id}`, luck.test(text) ? 'lucky' : 'poorly', text, refs))

/** Lessons that follow from what was found, each a row of its own kind. */
export const lessonsDraft = {
  id: 'lessons',
  title: 'Lessons',
  fills: 'rows',
  write: (facts) => {
    const all = [
      ...fromTimes(facts),
      ...fromFacts(facts.learnedLater, 'learned', MAX_LEARNED),
      ...fromFacts(facts.rootCauses, 'cause', MAX_CAUSES),
    ]
    // What somebody has written by themselves needs no suggestion; rows that were taken are told apart later.
    return all.filter(({ text }, index) => all.findIndex((one) => foldText(one.text) === foldText(text)) === index)
  },
} as const satisfies Draft
