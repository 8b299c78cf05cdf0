import type { Instant } from '../../crdt'
import type { CardTrigger, PromptCard } from '../../protocol/prompt-cards'
import { MINUTE_MS } from '../clock'

/** A dealt card counts as unseen again after this time. */
const FRESHNESS_RECOVERY_MS = 30 * MINUTE_MS
const MIN_FRESHNESS = 0.2
/** A card made for this stage beats a general one of the same weight. */
const STAGE_BONUS = 0.5

/** When each card was last shown, by id. */
export type LastSeen = ReadonlyMap<string, Instant>

export type RankContext = { stage: string; now: Instant; lastSeen: LastSeen; random: () => number }

/** Whether a card may be dealt in a stage. */
export const isForStage = ({ stages }: PromptCard, stage: string): boolean => stages?.includes(stage) ?? true

/** A trigger as a string, for comparison. */
export const triggerKey = (trigger: CardTrigger): string => Object.entries(trigger).flat().join(' ')

/** Whether a card has a trigger. */
export const answersTo = ({ triggers = [] }: Pick<PromptCard, 'triggers'>, trigger: CardTrigger): boolean =>
  triggers.some((one) => triggerKey(one) === triggerKey(trigger))

const score = (card: PromptCard, { now, lastSeen }: RankContext): number => {
  const seenAt = lastSeen.get(card.id)
  const freshness = seenAt === undefined ? 1 : Math.min(1, (now - seenAt) / FRESHNESS_RECOVERY_MS)
  return (card.weight + (card.stages ? STAGE_BONUS : 0)) * Math.max(MIN_FRESHNESS, freshness)
}

/** The cards by weight and freshness, the best first; `random` decides the order of equal ones. */
export const rankCards = (cards: readonly PromptCard[], context: RankContext): PromptCard[] =>
  cards
    .filter((card) => isForStage(card, context.stage))
    .map((card) => ({ card, score: score(card, context), tie: context.random() }))
    .sort((a, b) => b.score - a.score || a.tie - b.tie)
    .map(({ card }) => card)
