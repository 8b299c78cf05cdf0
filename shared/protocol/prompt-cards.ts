import { z } from 'zod'

/** The groups in which prompt cards are listed, in order. */
export const cardGroupIds = [
  'blame',
  'feelings',
  'hindsight',
  'remedies',
  'voices',
  'causes',
  'focus',
  'start',
  'story',
  'analysis',
  'plans',
  'wrap-up',
] as const
export type CardGroupId = (typeof cardGroupIds)[number]

/** The public guides that the built-in cards draw on. */
export const cardGuides = {
  mastering: 'Mastering Incident Postmortems',
  discipline: 'The blameless postmortem as a discipline',
  'field-guide': 'EM Field Guide: postmortems',
  'best-practices': 'Post-Mortem Best Practices',
  comprehensive: 'Comprehensive Guide to Incident Post-Mortems',
} as const
export type CardGuide = keyof typeof cardGuides

/** The moments of a stage's clock that can deal a card. */
export const clockTriggers = ['five-minutes-left', 'time-is-up'] as const
export type ClockTrigger = (typeof clockTriggers)[number]

/**
 * What deals a card automatically: a problem that a stage finds, a situation that a text shows, or the clock. This schema
 * does not know which problems and situations exist; `findUnknownTerms` checks them.
 */
export const cardTriggerSchema = z.union([
  z.strictObject({ problem: z.string() }),
  z.strictObject({ situation: z.string() }),
  z.strictObject({ clock: z.enum(clockTriggers) }),
])
export type CardTrigger = z.infer<typeof cardTriggerSchema>

export const MAX_SITUATION_CHARS = 80
export const MAX_LINE_CHARS = 240
export const MAX_LINES = 6
export const MAX_WEIGHT = 5
export const MAX_OWN_CARDS = 300

/** A question that moves the conversation from people to the system. */
export const promptCardSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  group: z.enum(cardGroupIds),
  /** Its name in the list: what is happening in the room. */
  situation: z.string().trim().min(1).max(MAX_SITUATION_CHARS),
  /** What to say aloud; several wordings take turns. */
  lines: z.array(z.string().trim().min(1).max(MAX_LINE_CHARS)).min(1).max(MAX_LINES),
  /** Why it is worth asking. */
  why: z.string().trim().max(MAX_LINE_CHARS),
  /** Of two cards that fit, the one with the higher weight is dealt first. */
  weight: z.int().min(1).max(MAX_WEIGHT),
  /** The guide that it is based on; own cards have none. */
  source: z.enum(Object.keys(cardGuides) as [CardGuide, ...CardGuide[]]).optional(),
  /** The stages that it is for; by default all of them. */
  stages: z.array(z.string()).min(1).optional(),
  triggers: z.array(cardTriggerSchema).optional(),
})
export type PromptCard = z.infer<typeof promptCardSchema>

/** Something in the file of own cards that could not be used; the other cards are not affected. */
export const cardProblemSchema = z.object({
  /** The id of the card, or its position in the file; empty if the problem is about the whole file. */
  card: z.string(),
  /** Names the file and the card, and says what to do; one line for each fault. */
  message: z.string(),
})
export type CardProblem = z.infer<typeof cardProblemSchema>

/** A person's own cards as they are in the file next to their postmortems. */
export const ownCardsSchema = z.object({
  fileName: z.string(),
  cards: z.array(promptCardSchema),
  /** Ids of built-in cards that are not to be dealt. */
  hidden: z.array(z.string()),
  problems: z.array(cardProblemSchema),
  /** False while the file could not be read at all: writing it would lose what is in it. */
  canChange: z.boolean(),
})
export type OwnCards = z.infer<typeof ownCardsSchema>
