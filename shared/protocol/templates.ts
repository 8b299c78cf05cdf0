import { z } from 'zod'
import { policyRulesSchema, reviewWays } from './policies'
import { type CardGuide, cardGuides, promptCardSchema } from './prompt-cards'

export const MAX_TEMPLATES = 100
export const MAX_TEMPLATE_NAME_CHARS = 80
/** Of a purpose and of a prompt. */
export const MAX_TEMPLATE_TEXT_CHARS = 400
export const MAX_TEMPLATE_VERSION = 1_000_000
/** The most sections, stages, cards or prompts of one template, each. */
export const MAX_TEMPLATE_ITEMS = 60
/** The most minutes that one stage can have. */
export const MAX_STAGE_MINUTES = 600

/** The texts outside of chosen sections that a template can say something about. */
export const promptFieldIds = [
  'whatHappened',
  'whatMadeItPossible',
  'whyNotCaughtEarlier',
  'goal',
  'effects',
  'summary',
] as const
export type PromptFieldId = (typeof promptFieldIds)[number]

const promptText = z.string().trim().min(1).max(MAX_TEMPLATE_TEXT_CHARS)
const ids = z.array(z.string()).max(MAX_TEMPLATE_ITEMS)

/** A section of a team's own: its title, what belongs in it, and the section of every report that it follows. */
export const ownSectionSchema = z.strictObject({
  title: z.string().trim().min(1).max(MAX_TEMPLATE_NAME_CHARS),
  prompt: z.string().trim().max(MAX_TEMPLATE_TEXT_CHARS).default(''),
  place: z.string().optional(),
})
export type OwnSection = z.output<typeof ownSectionSchema>

/** A stage on the agenda. One that is listed again is repeated. */
export const templateStageSchema = z.strictObject({
  stage: z.string(),
  minutes: z.int().min(0).max(MAX_STAGE_MINUTES),
})

const cardsSchema = z.strictObject({
  /** The cards of these guides are dealt before others. */
  guides: z.array(z.enum(Object.keys(cardGuides) as [CardGuide, ...CardGuide[]])).optional(),
  /** Cards that are dealt before others. */
  first: ids.optional(),
  /** Built-in cards that are not dealt. */
  hide: ids.optional(),
  own: z.array(promptCardSchema).max(MAX_TEMPLATE_ITEMS).optional(),
})

const promptsSchema = z.strictObject({
  fields: z.partialRecord(z.enum(promptFieldIds), promptText).optional(),
  /** By the stage that they are shown in. */
  stages: z.record(z.string(), promptText).optional(),
  /** By the section to choose whose own prompt they replace. */
  sections: z.record(z.string(), promptText).optional(),
})

/**
 * What a postmortem starts with: structure, and nothing of an incident. Whatever is left out is as usual. This schema does
 * not know which stages, sections and cards exist.
 */
export const postmortemTemplateSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  /** Grows with each change, so that postmortems made from it can be offered what is new. */
  version: z.int().min(1).max(MAX_TEMPLATE_VERSION).default(1),
  name: z.string().trim().min(1).max(MAX_TEMPLATE_NAME_CHARS),
  /** What it is good for, in one sentence. */
  purpose: z.string().trim().max(MAX_TEMPLATE_TEXT_CHARS).default(''),
  /** How the incident is reviewed; as its severity says unless it is set. */
  review: z.enum(reviewWays).optional(),
  /** Sections to choose, by their ids, and a team's own ones. */
  sections: z
    .array(z.union([z.string(), ownSectionSchema]))
    .max(MAX_TEMPLATE_ITEMS)
    .optional(),
  /** Stages that it does not list are off. */
  agenda: z.array(templateStageSchema).min(1).max(MAX_TEMPLATE_ITEMS).optional(),
  cards: cardsSchema.optional(),
  prompts: promptsSchema.optional(),
  /** What it decides in place of the folder's policies; what they require is required as well. */
  rules: policyRulesSchema.optional(),
})
export type PostmortemTemplate = z.output<typeof postmortemTemplateSchema>

/** A team's own templates as they are in the file next to their postmortems. */
export const ownTemplatesSchema = z.object({
  fileName: z.string(),
  templates: z.array(postmortemTemplateSchema),
  /** What could not be used; all else is. Each message names the file and says what to do. */
  problems: z.array(z.object({ message: z.string() })),
  /** False while the file could not be read at all: writing it would lose what is in it. */
  canChange: z.boolean(),
})
export type OwnTemplates = z.output<typeof ownTemplatesSchema>
