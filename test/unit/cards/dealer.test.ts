import { describe, expect, it } from 'vitest'
import {
  chooseCard,
  countWaiting,
  type DealContext,
  type Dealer,
  deal,
  emptyDealer,
  enterStage,
  MIN_AUTOMATIC_INTERVAL_MS,
  nextCard,
  previousCard,
  type Raised,
  READING_TIME_MS,
  refresh,
} from '../../../shared/meeting/cards/dealer'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import type { CardTrigger, PromptCard } from '../../../shared/protocol/prompt-cards'
import { fc } from '../../support/fast-check'

const card = (id: string, more: Partial<PromptCard> = {}): PromptCard => ({
  id,
  group: 'focus',
  situation: id,
  lines: [`${id} one`, `${id} two`],
  why: `why ${id}`,
  weight: 3,
  ...more,
})
const answering = (id: string, trigger: CardTrigger, more: Partial<PromptCard> = {}): PromptCard =>
  card(id, { triggers: [trigger], ...more })

const guess: CardTrigger = { situation: 'speculation' }
const noOwner: CardTrigger = { problem: 'no-owner' }
const createRaised = (trigger: CardTrigger, from?: string): Raised => ({
  trigger,
  reason: JSON.stringify(trigger),
  ...(from && { from }),
})

const deck = [
  card('plain'),
  card('own', { stages: ['actions'] }),
  answering('owner', noOwner, { stages: ['actions'] }),
  answering('guess-light', guess, { weight: 2 }),
  answering('guess', guess, { weight: 5 }),
  answering('vendor', { situation: 'vendor-blame' }),
  answering('early', { situation: 'solution-early' }, { stages: ['timeline', 'actions'] }),
  answering('time', { clock: 'time-is-up' }),
]
const at = (now: number, more: Partial<DealContext> = {}): DealContext => ({
  deck,
  stage: 'actions',
  missing: [],
  clock: [],
  now,
  random: () => 0.5,
  ...more,
})
const shownCard = (dealer: Dealer) => dealer.inHand?.card.id
const start = (more: Partial<DealContext> = {}): Dealer => enterStage(emptyDealer, at(0, more))

describe('a stage', () => {
  it('begins with what is missing, else with a question of its own', () => {
    expect(shownCard(start({ missing: [createRaised(noOwner)] }))).toBe('owner')
    expect(shownCard(start())).toBe('own')
    expect(shownCard(start({ stage: 'timeline' }))).toBe('plain')
  })

  it('moves on once what was missing is there, and updates the reason for what is still missing', () => {
    const dealer = start({ missing: [createRaised(noOwner)] })
    expect(refresh(dealer, at(1, { missing: [createRaised(noOwner)] }))).toBe(dealer)
    const changed = refresh(dealer, at(1, { missing: [{ ...createRaised(noOwner), reason: 'Two have no owner.' }] }))
    expect(changed.inHand).toMatchObject({ reason: 'Two have no owner.', line: 'owner one' })
    expect(shownCard(refresh(dealer, at(1)))).toBe('own')
  })
})

describe('what is raised', () => {
  it('is answered at once by the card with the highest weight, before what is missing', () => {
    const dealer = deal(
      start({ missing: [createRaised(noOwner)] }),
      [createRaised(guess)],
      at(1, { missing: [createRaised(noOwner)] }),
    )
    expect(dealer.inHand).toMatchObject({ card: { id: 'guess' }, as: 'automatic', reason: createRaised(guess).reason })
  })

  it('is answered by the card with the highest weight, wherever it is in the deck', () => {
    const dealer = deal(start(), [createRaised(guess)], at(1, { deck: [...deck].reverse() }))
    expect(shownCard(dealer)).toBe('guess')
  })

  it('is answered by one card, the most telling first, and only once', () => {
    const once = deal(start(), [createRaised({ situation: 'vendor-blame' }), createRaised(guess)], at(1))
    expect(shownCard(once)).toBe('vendor')
    expect(countWaiting(once, 1)).toBe(0)
    const again = deal(once, [createRaised({ situation: 'vendor-blame' })], at(READING_TIME_MS + 2))
    expect(again).toBe(once)
  })

  it('is answered by another card within ten minutes, and not at all if there is none', () => {
    const first = deal(start(), [createRaised(guess)], at(1))
    const browsed = nextCard(first, at(2))
    const second = deal(browsed, [createRaised(guess)], at(2 * MINUTE_MS))
    expect(shownCard(second)).toBe('guess-light')
    const away = nextCard(second, at(2 * MINUTE_MS + 1))
    expect(deal(away, [createRaised(guess)], at(4 * MINUTE_MS))).toBe(away)
    expect(shownCard(deal(away, [createRaised(guess)], at(1 + MIN_AUTOMATIC_INTERVAL_MS)))).toBe('guess')
  })

  it('waits behind a card that was chosen, which stays for as long as it takes', () => {
    const held = chooseCard(start(), 'plain', at(1))
    const behind = deal(held, [createRaised(guess)], at(MINUTE_MS * 5))
    expect(shownCard(behind)).toBe('plain')
    expect(countWaiting(behind, MINUTE_MS * 5)).toBe(1)
    expect(shownCard(nextCard(behind, at(MINUTE_MS * 6)))).toBe('guess')
    expect(countWaiting(nextCard(behind, at(MINUTE_MS * 6)), MINUTE_MS * 6)).toBe(0)
  })

  it('waits behind another card that was dealt automatically, until there was time to read that one', () => {
    const first = deal(start(), [createRaised({ situation: 'vendor-blame' })], at(1))
    const soon = deal(first, [createRaised(guess)], at(2))
    expect(shownCard(soon)).toBe('vendor')
    expect(countWaiting(soon, 2)).toBe(1)
    expect(shownCard(deal(first, [createRaised(guess)], at(1 + READING_TIME_MS)))).toBe('guess')
  })

  it('is over once it has waited for ten minutes', () => {
    const behind = deal(chooseCard(start(), 'plain', at(1)), [createRaised(guess)], at(2))
    expect(countWaiting(behind, 2 + 10 * MINUTE_MS)).toBe(0)
  })

  it('in a text of another stage only gets a card for that stage', () => {
    const early = { situation: 'solution-early' } as const
    expect(shownCard(deal(start(), [createRaised(early, 'closing')], at(1)))).toBe('own')
    expect(shownCard(deal(start(), [createRaised(early, 'timeline')], at(1)))).toBe('early')
  })
})

describe('the clock’s card', () => {
  it('is removed when minutes are added', () => {
    const clock = [createRaised({ clock: 'time-is-up' })]
    const up = deal(start(), clock, at(1, { clock }))
    expect(shownCard(up)).toBe('time')
    expect(shownCard(refresh(up, at(2, { clock })))).toBe('time')
    expect(shownCard(refresh(up, at(3)))).not.toBe('time')
  })
})

describe('browsing', () => {
  it('goes through every card of the stage before one comes again, and back the same way', () => {
    let dealer = start()
    const seen = [shownCard(dealer)]
    for (let i = 0; i < 5; i += 1) {
      dealer = nextCard(dealer, at(i))
      seen.push(shownCard(dealer))
    }
    expect(new Set(seen).size).toBe(6)
    expect(shownCard(previousCard(dealer, at(9)))).toBe(seen.at(-2))
    expect(shownCard(previousCard(previousCard(dealer, at(9)), at(9)))).toBe(seen.at(-3))
  })

  it('alternates the wording', () => {
    const first = chooseCard(start(), 'plain', at(1))
    expect([first, chooseCard(first, 'plain', at(2))].map((dealer) => dealer.inHand?.line)).toEqual([
      'plain one',
      'plain two',
    ])
  })
})

type Step = { kind: 'deal' | 'next' | 'previous' | 'choose' | 'refresh'; pick: number; ms: number }
const triggers = [guess, { situation: 'vendor-blame' }, { situation: 'solution-early' }] satisfies CardTrigger[]

const applyStep = (dealer: Dealer, { kind, pick }: Step, context: DealContext): Dealer => {
  const trigger = triggers[pick % triggers.length] ?? guess
  if (kind === 'deal') return deal(dealer, [createRaised(trigger), createRaised(guess)], context)
  if (kind === 'choose') return chooseCard(dealer, deck[pick % deck.length]?.id ?? '', context)
  return { next: nextCard, previous: previousCard, refresh }[kind](dealer, context)
}

describe('whatever happens', () => {
  const steps = fc.array(
    fc.record<Step>({
      kind: fc.constantFrom('deal', 'next', 'previous', 'choose', 'refresh'),
      pick: fc.nat(20),
      ms: fc.integer({ min: 1, max: 4 * MINUTE_MS }),
    }),
    { maxLength: 60 },
  )

  it('no card is dealt automatically twice in ten minutes, a chosen one is never replaced automatically, and one is always shown', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (all, draws) => {
        let now = 0
        let dealer = start()
        const dealtAt = new Map<string, number>()
        for (const step of all) {
          now += step.ms
          const before = dealer
          dealer = applyStep(before, step, at(now, { random: () => draws.next().value ?? 0 }))
          const id = shownCard(dealer)
          expect(id).toBeDefined()
          if (step.kind !== 'deal' || dealer.inHand === before.inHand) continue
          expect(before.inHand?.as).not.toBe('chosen')
          expect(now - (dealtAt.get(id ?? '') ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
            MIN_AUTOMATIC_INTERVAL_MS,
          )
          dealtAt.set(id ?? '', now)
        }
      }),
    )
  })
})
