import type { Instant } from '../../crdt'
import type { CardTrigger, PromptCard } from '../../protocol/prompt-cards'
import { MINUTE_MS } from '../clock'
import { answersTo, isForStage, type LastSeen, rankCards, triggerKey } from './rank'

/** No card is dealt automatically twice within this time. */
export const MIN_AUTOMATIC_INTERVAL_MS = 10 * MINUTE_MS
/** How long a card that was dealt or browsed to stays before a newer one may replace it. */
export const READING_TIME_MS = MINUTE_MS
/** What has waited longer than this is dropped. */
export const WAITING_TIME_MS = 10 * MINUTE_MS

/** Something that calls for a card: `reason` says why now, and never who. */
export type Raised = {
  trigger: CardTrigger
  reason: string
  /** The stage of the text that raised it: a remedy noted as an action is not a premature solution. */
  from?: string
}

/** Why a card is shown: it was chosen, browsed to, dealt automatically, or is the stage's default. */
export type DealtAs = 'chosen' | 'browsed' | 'automatic' | 'default'

export type DealtCard = {
  card: PromptCard
  line: string
  /** Why it is dealt now. */
  reason: string
  trigger?: CardTrigger
  as: DealtAs
  at: Instant
}

/** The facilitator's cards at one moment. Immutable: every change creates a new one. */
export type Dealer = {
  inHand: DealtCard | undefined
  /** What was raised while a card was held, oldest first. */
  waiting: readonly (Raised & { at: Instant })[]
  lastSeen: LastSeen
  /** How often each card was shown, which selects the next wording. */
  turns: ReadonlyMap<string, number>
  /** The cards that were shown in this stage, oldest first; the last one is the current one. */
  path: readonly string[]
}

export type DealContext = {
  deck: readonly PromptCard[]
  stage: string
  /** What the stage is missing, the most significant first. */
  missing: readonly Raised[]
  /** What the clock triggers at this moment. */
  clock: readonly Raised[]
  now: Instant
  random: () => number
}

export const emptyDealer: Dealer = {
  inHand: undefined,
  waiting: [],
  lastSeen: new Map(),
  turns: new Map(),
  path: [],
}

type DealReason = { as: DealtAs; raised?: Raised | undefined }

const take = (dealer: Dealer, card: PromptCard, { as, raised }: DealReason, { now }: DealContext): Dealer => {
  const turn = dealer.turns.get(card.id) ?? 0
  const line = card.lines[turn % card.lines.length] ?? ''
  return {
    ...dealer,
    inHand: { card, line, reason: raised?.reason ?? card.why, ...(raised && { trigger: raised.trigger }), as, at: now },
    lastSeen: new Map(dealer.lastSeen).set(card.id, now),
    turns: new Map(dealer.turns).set(card.id, turn + 1),
    path: [...dealer.path, card.id],
  }
}

const isRecent = ({ lastSeen }: Dealer, { id }: PromptCard, now: Instant): boolean =>
  now - (lastSeen.get(id) ?? Number.NEGATIVE_INFINITY) < MIN_AUTOMATIC_INTERVAL_MS

/** The best card for something raised that was not shown recently; undefined if there is none. */
const findAnswer = (dealer: Dealer, { trigger, from }: Raised, context: DealContext): PromptCard | undefined => {
  const fitting = context.deck.filter(
    (card) => answersTo(card, trigger) && (!from || isForStage(card, from)) && !isRecent(dealer, card, context.now),
  )
  return rankCards(fitting, { ...context, lastSeen: dealer.lastSeen })[0]
}

/** Whether the current card may be replaced automatically: never a chosen one, others after some time to read them. */
const isReplaceable = ({ inHand }: Dealer, now: Instant): boolean =>
  inHand === undefined || inHand.as === 'default' || (inHand.as !== 'chosen' && now - inHand.at >= READING_TIME_MS)

const stillWaiting = ({ waiting }: Dealer, now: Instant) => waiting.filter(({ at }) => now - at < WAITING_TIME_MS)

/**
 * Deals at most one card for what was raised at one moment, the most significant first. It waits while a card is held,
 * and nothing is dealt for what the current card already answers.
 */
export const deal = (dealer: Dealer, raised: readonly Raised[], context: DealContext): Dealer => {
  const { inHand } = dealer
  const found = raised.find((one) => findAnswer(dealer, one, context))
  if (!found || (inHand?.as !== 'default' && raised.some(({ trigger }) => inHand && answersTo(inHand.card, trigger))))
    return dealer
  const card = isReplaceable(dealer, context.now) ? findAnswer(dealer, found, context) : undefined
  if (card) return take(dealer, card, { as: 'automatic', raised: found }, context)
  const others = stillWaiting(dealer, context.now).filter(
    ({ trigger }) => triggerKey(trigger) !== triggerKey(found.trigger),
  )
  return { ...dealer, waiting: [...others, { ...found, at: context.now }] }
}

/** How many raised items are waiting. */
export const countWaiting = (dealer: Dealer, now: Instant): number => stillWaiting(dealer, now).length

const isPlain = ({ triggers = [] }: PromptCard): boolean => triggers.length === 0

const isSituational = ({ triggers = [] }: PromptCard): boolean =>
  triggers.some((trigger) => 'situation' in trigger) && triggers.every((trigger) => !('clock' in trigger))

/**
 * The default cards of the stage, best first: for what is missing, its own questions, those for every stage, and the
 * others.
 */
const listDefaultCards = (dealer: Dealer, context: DealContext): { card: PromptCard; raised?: Raised }[] => {
  const ranking = { ...context, lastSeen: dealer.lastSeen }
  const ranked = (fits: (card: PromptCard) => boolean): PromptCard[] => rankCards(context.deck.filter(fits), ranking)
  return [
    ...context.missing.flatMap((raised) =>
      ranked((card) => answersTo(card, raised.trigger)).map((card) => ({ card, raised })),
    ),
    ...ranked((card) => isPlain(card) && card.stages !== undefined).map((card) => ({ card })),
    ...ranked((card) => isPlain(card) && card.stages === undefined).map((card) => ({ card })),
    ...ranked(isSituational).map((card) => ({ card })),
  ]
}

/** Deals the card with which a stage begins, or continues once nothing else calls for one. */
export const dealDefault = (dealer: Dealer, context: DealContext): Dealer => {
  const all = listDefaultCards(dealer, context)
  const found = all.find(({ card }) => !isRecent(dealer, card, context.now)) ?? all[0]
  return found
    ? take({ ...dealer, inHand: undefined }, found.card, { as: 'default', raised: found.raised }, context)
    : dealer
}

/** Begins a stage and clears what belonged to the one before. */
export const enterStage = (dealer: Dealer, context: DealContext): Dealer =>
  dealDefault({ ...dealer, waiting: [], path: [] }, context)

/**
 * Updates the current card: one about something missing is replaced once that is there, and a clock's card once time
 * was added. Its reason always matches the document.
 */
export const refresh = (dealer: Dealer, context: DealContext): Dealer => {
  const { inHand } = dealer
  if (!inHand) return dealDefault(dealer, context)
  if (!inHand.trigger || 'situation' in inHand.trigger) return dealer
  const key = triggerKey(inHand.trigger)
  const now = [...context.clock, ...context.missing].find(({ trigger }) => triggerKey(trigger) === key)
  if (now) return now.reason === inHand.reason ? dealer : { ...dealer, inHand: { ...inHand, reason: now.reason } }
  if (inHand.as === 'default' || 'clock' in inHand.trigger) return dealDefault(dealer, context)
  return inHand.reason === inHand.card.why ? dealer : { ...dealer, inHand: { ...inHand, reason: inHand.card.why } }
}

/** Moves on to what is waiting, or to the next card that was not shown in this stage. */
export const nextCard = (dealer: Dealer, context: DealContext): Dealer => {
  const waiting = stillWaiting(dealer, context.now)
  const newest = waiting.at(-1)
  const answer = newest && findAnswer(dealer, newest, context)
  const left = { ...dealer, waiting: waiting.slice(0, -1) }
  if (answer) return take(left, answer, { as: 'browsed', raised: newest }, context)
  const all = listDefaultCards(left, context)
  const seen = new Set(dealer.path)
  const found = all.find(({ card }) => !seen.has(card.id)) ?? all.find(({ card }) => card.id !== dealer.inHand?.card.id)
  return found ? take(left, found.card, { as: 'browsed', raised: found.raised }, context) : left
}

/** Goes back to the previous card, with its next wording. */
export const previousCard = (dealer: Dealer, context: DealContext): Dealer => {
  const path = dealer.path.slice(0, -1)
  const card = context.deck.find(({ id }) => id === path.at(-1))
  return card ? take({ ...dealer, path: path.slice(0, -1) }, card, { as: 'browsed' }, context) : dealer
}

/** Chooses a card from the list; it stays until another one is requested. */
export const chooseCard = (dealer: Dealer, id: string, context: DealContext): Dealer => {
  const card = context.deck.find((one) => one.id === id)
  return card ? take(dealer, card, { as: 'chosen' }, context) : dealer
}
