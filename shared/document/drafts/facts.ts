import { stages } from '../../stages'
import type { AnyStage, DraftedField, Fact, Factor, FieldRef, StageFacts } from '../../stages/contract'
import { createStageContext, dataOfStage, type Snapshot } from '..'
import { type DraftFacts, memoryKey } from './draft'
import { readField } from './fields'
import { findSentence, withoutRange } from './find-sentence'

const concat = <K extends keyof StageFacts>(list: readonly StageFacts[], key: K): NonNullable<StageFacts[K]> =>
  // Safe cast: only keys that hold lists are passed.
  list.flatMap((one) => (one[key] ?? []) as unknown[]) as NonNullable<StageFacts[K]>

/** A text without the sentences that this draft of it has put there and nobody has edited. */
const ownWords = (text: string, draft: string, { draftedSentences }: Snapshot): string => {
  let own = text
  for (const [key, { taken }] of Object.entries(draftedSentences)) {
    if (!key.startsWith(memoryKey(draft, ''))) continue
    for (const at of findSentence(own, taken).toReversed()) own = withoutRange(own, at, taken.length)
  }
  return own.trim()
}

/** Factors as facts without repetitions, those with the most votes first. */
const rank = (factors: readonly Factor[], votes: Readonly<Record<string, number>>): Fact[] => {
  const seen = new Map<string, Fact>()
  for (const { text, ref } of [...factors].sort((a, b) => (votes[b.id] ?? 0) - (votes[a.id] ?? 0)))
    if (!seen.has(text)) seen.set(text, { text, refs: [ref] })
  return [...seen.values()]
}

/** The field that a stage declares for a draft. */
export const findDraftedField = (name: DraftedField, known: readonly AnyStage[] = stages): FieldRef | undefined =>
  known.map((stage) => stage.draftedFields?.[name]).find((ref) => ref !== undefined)

/** What a document holds, for drafts. */
export const createFacts = (snap: Snapshot, now: number, known: readonly AnyStage[] = stages): DraftFacts => {
  const given = known.map((stage): StageFacts => stage.facts?.(dataOfStage(snap, stage)) ?? {})
  const { factors } = createStageContext(snap, now)
  const votes = Object.assign({}, ...given.map((one) => one.votes ?? {})) as Record<string, number>
  const learnedLater = concat(given, 'learnedLater')
  const isLearned = new Set(learnedLater.map(({ text }) => text))
  const shown = factors.filter(({ isHypothesis }) => !isHypothesis)
  const impactRef = findDraftedField('effects', known)
  const impact = impactRef && ownWords(readField(snap, impactRef, known), 'effects', snap)
  return {
    record: snap.record,
    affected: concat(given, 'affected'),
    moments: concat(given, 'moments'),
    conclusions: concat(given, 'conclusions'),
    lessons: concat(given, 'lessons'),
    learnedLater,
    ownWords: {
      whatHappened: ownWords(snap.record.whatHappened, 'course', snap),
      impact: impact && impactRef ? { text: impact, refs: [impactRef] } : undefined,
    },
    rootCauses: rank(
      shown.filter(({ isRootCause }) => isRootCause),
      votes,
    ),
    // What was learned later becomes a cause once the group votes for it.
    factors: rank(
      shown.filter(({ id, text, isRootCause }) => !isRootCause && ((votes[id] ?? 0) > 0 || !isLearned.has(text))),
      votes,
    ),
    hypotheses: rank(
      factors.filter(({ isHypothesis }) => isHypothesis),
      votes,
    ),
    changes: known
      .flatMap((stage) => stage.brief?.(dataOfStage(snap, stage)).changes ?? [])
      .map(({ text, ref }) => ({ text, refs: [ref] }))
      .filter(({ text }) => text.trim()),
  }
}
