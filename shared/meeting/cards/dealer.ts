import type { Instant } from '../../crdt'
import type { CardTrigger, PromptCard } from '../../protocol/prompt-cards'
import { MINUTE_MS } from '../clock'
import { answersTo, isForStage, type LastSeen, rankCards, triggerKey } from './rank'

/** No card comes unasked twice within this time. */
export const UNASKED_AGAIN_MS = 10 * MINUTE_MS
/** How long a card that came, or was leafed to, is left in peace before a newer one may take its place. */
export const READING_TIME_MS = MINUTE_MS
/** What waited longer than this is over. */
export const WAITING_TIME_MS = 10 * MINUTE_MS

/** Something that asks for a card: `reason` says why now, and never who. */
export type Raised = {
  trigger: CardTrigger
  reason: string
  /** The stage of the text that raised it: a remedy that was noted as an action is no solution that came too early. */
  from?: string
}

/** Why a card is in hand: it was chosen, leafed to, came unasked, or is what the stage rests on. */
export type DealtAs = 'chosen' | 'browsed' | 'unasked' | 'rest'

export type DealtCard = {
  card: PromptCard
  line: string
  /** Why it comes now. */
  reason: string
  trigger?: CardTrigger
  as: DealtAs
  at: Instant
}

/** The facilitator's cards at one moment. Every change makes a new one. */
export type Dealer = {
  inHand: DealtCard | undefined
  /** What came while a card was held, oldest first. */
  waiting: readonly (Raised & { at: Instant })[]
  lastSeen: LastSeen
  /** How often each card was in hand, for the wording that comes next. */
  turns: ReadonlyMap<string, number>
  /** The cards that were leafed through in this stage, oldest first; the last one is in hand. */
  path: readonly string[]
}

export type DealContext = {
  deck: readonly PromptCard[]
  stage: string
  /** What the stage is missing, the most telling first. */
  missing: readonly Raised[]
  /** What the clock asks for at this moment. */
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

type How = { as: DealtAs; raised?: Raised | undefined }

const take = (dealer: Dealer, card: PromptCard, { as, raised }: How, { now }: DealContext): Dealer => {
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
  now - (lastSeen.get(id) ?? Number.NEGATIVE_INFINITY) < UNASKED_AGAIN_MS

/** The best card for something raised that was not in hand lately; undefined if there is none. */
const findAnswer = (dealer: Dealer, { trigger, from }: Raised, context: DealContext): PromptCard | undefined => {
  const fitting = context.deck.filter(
    (card) => answersTo(card, trigger) && (!from || isForStage(card, from)) && !isRecent(dealer, card, context.now),
  )
  return rankCards(fitting, { ...context, lastSeen: dealer.lastSeen })[0]
}

/** Whether the card in hand may be replaced unasked: a chosen one never, others once there was time to read them. */
const isFree = ({ inHand }: Dealer, now: Instant): boolean =>
  inHand === undefined || inHand.as === 'rest' || (inHand.as !== 'chosen' && now - inHand.at >= READING_TIME_MS)

const stillWaiting = ({ waiting }: Dealer, now: Instant) => waiting.filter(({ at }) => now - at < WAITING_TIME_MS)

/**
 * Answers what was raised at one moment, the most telling first: with one card at most. Behind a card that is held it waits,
 * and nothing comes for what the card in hand answers already.
 */
export const deal = (dealer: Dealer, raised: readonly Raised[], context: DealContext): Dealer => {
  const { inHand } = dealer
  const found = raised.find((one) => findAnswer(dealer, one, context))
  if (!found || (inHand?.as !== 'rest' && raised.some(({ trigger }) => inHand && answersTo(inHand.card, trigger))))
    return dealer
  const card = isFree(dealer, context.now) ? findAnswer(dealer, found, context) : undefined
  if (card) return take(dealer, card, { as: 'unasked', raised: found }, context)
  const others = stillWaiting(dealer, context.now).filter(
    ({ trigger }) => triggerKey(trigger) !== triggerKey(found.trigger),
  )
  return { ...dealer, waiting: [...others, { ...found, at: context.now }] }
}

/** How many things wait behind the card in hand. */
export const countWaiting = (dealer: Dealer, now: Instant): number => stillWaiting(dealer, now).length

const isPlain = ({ triggers = [] }: PromptCard): boolean => triggers.length === 0

const isSituational = ({ triggers = [] }: PromptCard): boolean =>
  triggers.some((trigger) => 'situation' in trigger) && triggers.every((trigger) => !('clock' in trigger))

/** What the stage can go on with, best first: what is missing, its own questions, those for every stage, and the rest. */
const restCards = (dealer: Dealer, context: DealContext): { card: PromptCard; raised?: Raised }[] => {
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

/** Lays the card on the table with which a stage begins, or goes on once nothing else asks for one. */
export const rest = (dealer: Dealer, context: DealContext): Dealer => {
  const all = restCards(dealer, context)
  const found = all.find(({ card }) => !isRecent(dealer, card, context.now)) ?? all[0]
  return found
    ? take({ ...dealer, inHand: undefined }, found.card, { as: 'rest', raised: found.raised }, context)
    : dealer
}

/** Begins a stage: what belonged to the one before is put away. */
export const enterStage = (dealer: Dealer, context: DealContext): Dealer =>
  rest({ ...dealer, waiting: [], path: [] }, context)

/**
 * Follows the document: a card that rests on something missing goes once that is there, and a clock's card once time was
 * added. What a card says about the document stays true.
 */
export const follow = (dealer: Dealer, context: DealContext): Dealer => {
  const { inHand } = dealer
  if (!inHand) return rest(dealer, context)
  if (!inHand.trigger || 'situation' in inHand.trigger) return dealer
  const key = triggerKey(inHand.trigger)
  const now = [...context.clock, ...context.missing].find(({ trigger }) => triggerKey(trigger) === key)
  if (now) return now.reason === inHand.reason ? dealer : { ...dealer, inHand: { ...inHand, reason: now.reason } }
  if (inHand.as === 'rest' || 'clock' in inHand.trigger) return rest(dealer, context)
  return inHand.reason === inHand.card.why ? dealer : { ...dealer, inHand: { ...inHand, reason: inHand.card.why } }
}

/** Goes on to what waits, or to the next card that was not in hand in this stage. */
export const nextCard = (dealer: Dealer, context: DealContext): Dealer => {
  const waiting = stillWaiting(dealer, context.now)
  const newest = waiting.at(-1)
  const answer = newest && findAnswer(dealer, newest, context)
  const left = { ...dealer, waiting: waiting.slice(0, -1) }
  if (answer) return take(left, answer, { as: 'browsed', raised: newest }, context)
  const all = restCards(left, context)
  const seen = new Set(dealer.path)
  const found = all.find(({ card }) => !seen.has(card.id)) ?? all.find(({ card }) => card.id !== dealer.inHand?.card.id)
  return found ? take(left, found.card, { as: 'browsed', raised: found.raised }, context) : left
}

/** Goes back to the card before, in the wording that comes next. */
export const previousCard = (dealer: Dealer, context: DealContext): Dealer => {
  const path = dealer.path.slice(0, -1)
  const card = context.deck.find(({ id }) => id === path.at(-1))
  return card ? take({ ...dealer, path: path.slice(0, -1) }, card, { as: 'browsed' }, context) : dealer
}

/** Takes a card from the list; it stays until another one is asked for. */
export const chooseCard = (dealer: Dealer, id: string, context: DealContext): Dealer => {
  const card = context.deck.find((one) => one.id === id)
  return card ? take(dealer, card, { as: 'chosen' }, context) : dealer
}
