import cards from '../../../assets/prompt-cards.json'
import type { Problem } from '../../../shared/stages/contract'

/** A question that turns talk of people into talk of the system. */
export type PromptCard = {
  id: string
  /** Its stage; null for those that help in every stage. */
  stage: string | null
  line: string
  /** Why it is worth asking. */
  why: string
  /** Codes of problems that it answers to. */
  for?: readonly string[]
}

export const promptCards: readonly PromptCard[] = cards

/** A card as it is dealt: with the reason why it comes now. */
export type DealtCard = PromptCard & { now: string; isUrgent: boolean }

/** The cards for a stage, those that something missing calls for first, then the stage's own, then those for always. */
export const dealCards = (
  all: readonly PromptCard[],
  stage: string,
  problems: readonly Pick<Problem, 'code' | 'sentence'>[],
): DealtCard[] => {
  const own = all.filter((card) => card.stage === stage)
  const called = own.flatMap((card): DealtCard[] => {
    const matching = problems.filter(({ code }) => card.for?.includes(code))
    const [first] = matching
    if (!first) return []
    const more = matching.length - 1
    const now = more > 0 ? `${first.sentence.replace(/\.$/, '')} (and ${more} more)` : first.sentence
    return [{ ...card, now, isUrgent: true }]
  })
  const rest = [...own, ...all.filter((card) => card.stage === null)]
    .filter((card) => !card.for && !called.some(({ id }) => id === card.id))
    .map((card): DealtCard => ({ ...card, now: card.why, isUrgent: false }))
  return [...called, ...rest]
}
