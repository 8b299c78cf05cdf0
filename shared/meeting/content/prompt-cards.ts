import deck from '../../../assets/prompt-cards.json'

/** A question that turns talk of people into talk of the system. */
export type PromptCard = {
  id: string
  /** Its stage; null for cards that help in every stage. */
  stage: string | null
  line: string
  /** Why it is worth asking. */
  why: string
  /** Codes of the stage's problems that trigger it. */
  for?: readonly string[]
}

export const promptCards: readonly PromptCard[] = deck

/** A card as it is dealt: `now` says why it comes at this moment. */
export type DealtCard = PromptCard & { now: string; isUrgent: boolean }

/** The cards for a stage: first those that a problem triggers, then the stage's own, then those for every stage. */
export const dealCards = (
  all: readonly PromptCard[],
  stage: string,
  problems: readonly { code: string; message: string }[],
): DealtCard[] => {
  const own = all.filter((card) => card.stage === stage)
  const triggered = own.flatMap((card): DealtCard[] => {
    const matching = problems.filter(({ code }) => card.for?.includes(code))
    const [first] = matching
    if (!first) return []
    const more = matching.length - 1
    const now = more > 0 ? `${first.message.replace(/\.$/, '')} (and ${more} more)` : first.message
    return [{ ...card, now, isUrgent: true }]
  })
  const rest = [...own, ...all.filter((card) => card.stage === null)]
    .filter((card) => !card.for && !triggered.some(({ id }) => id === card.id))
    .map((card): DealtCard => ({ ...card, now: card.why, isUrgent: false }))
  return [...triggered, ...rest]
}

/**
 * What is wrong with a deck: a card that no problem of its stage can ever trigger, or whose stage does not exist. A unit
 * test requires an empty list, so that a misspelled code fails `npm run check` instead of silencing its card.
 */
export const cardFaults = (
  cards: readonly PromptCard[],
  known: readonly { id: string; problemCodes: readonly string[] }[],
): string[] =>
  cards.flatMap(({ id, stage, for: codes = [] }) => {
    const own = known.find((one) => one.id === stage)
    if (stage !== null && !own) return [`${id}: there is no stage "${stage}"`]
    return codes
      .filter((code) => !own?.problemCodes.includes(code))
      .map((code) => `${id}: ${own ? `the stage "${own.id}"` : 'a card without a stage'} has no problem "${code}"`)
  })
