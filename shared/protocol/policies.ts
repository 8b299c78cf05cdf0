import { z } from 'zod'

/** The ways to look back at an incident: together, in writing, or in a few lines. */
export const reviewWays = ['meeting', 'written', 'near-miss'] as const
export type ReviewWay = (typeof reviewWays)[number]

export const MAX_LEVELS = 12
export const MAX_LEVEL_ID_CHARS = 24
export const MAX_LEVEL_TEXT_CHARS = 240
/** The longest deadline, days. */
export const MAX_DEADLINE_DAYS = 365

const days = z.int().min(1).max(MAX_DEADLINE_DAYS)
const levelText = z.string().trim().max(MAX_LEVEL_TEXT_CHARS)

/** A level of a team's severity scale. It names one deadline at most: in days, or in business days. */
export const severityLevelSchema = z.strictObject({
  id: z.string().trim().min(1).max(MAX_LEVEL_ID_CHARS),
  /** What users felt. */
  meaning: levelText.default(''),
  /** From when on an incident has this level, in numbers. */
  threshold: levelText.default(''),
  /** How an incident of this level is reviewed. */
  review: z.enum(reviewWays).default('meeting'),
  /** The review takes place within this many days of the incident. */
  withinDays: days.optional(),
  withinBusinessDays: days.optional(),
})
export type SeverityLevel = z.output<typeof severityLevelSchema>

/** Each deadline with what applies unless a team has decided otherwise, and the most that makes sense. */
export const deadlineLimits = {
  /** Hours from the end of the incident until the draft is written. */
  draftHours: { usual: 72, max: MAX_DEADLINE_DAYS * 24 },
  /** Days from the incident until actions of high priority are due. */
  highPriorityDueDays: { usual: 14, max: MAX_DEADLINE_DAYS },
  /** Days from the incident until somebody checks that the actions are in progress. */
  progressCheckDays: { usual: 14, max: MAX_DEADLINE_DAYS },
  /** Days from the incident until somebody checks that the actions are done. */
  completionCheckDays: { usual: 30, max: MAX_DEADLINE_DAYS },
  /** Days from when an action is done until somebody asks whether it worked. */
  effectCheckDays: { usual: 90, max: 2 * MAX_DEADLINE_DAYS },
} as const
export type DeadlineId = keyof typeof deadlineLimits
export const deadlineIds = Object.keys(deadlineLimits) as DeadlineId[]
export type Deadlines = Record<DeadlineId, number>

/** Whether a value can be this deadline. */
export const isDeadline = (id: DeadlineId, value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= deadlineLimits[id].max

const deadline = (id: DeadlineId) => z.int().min(1).max(deadlineLimits[id].max).optional()
const deadlinesSchema = z.strictObject({
  draftHours: deadline('draftHours'),
  highPriorityDueDays: deadline('highPriorityDueDays'),
  progressCheckDays: deadline('progressCheckDays'),
  completionCheckDays: deadline('completionCheckDays'),
  effectCheckDays: deadline('effectCheckDays'),
} satisfies Record<DeadlineId, z.ZodType>)

/** What a team can ask of every action. */
export const actionFieldIds = ['owner', 'due', 'criterion', 'cause', 'kind', 'ticket'] as const
export type ActionFieldId = (typeof actionFieldIds)[number]

/** What a team can ask of every finished postmortem. */
export const postmortemFieldIds = [
  'title',
  'incidentId',
  'services',
  'startedAt',
  'detectedAt',
  'mitigatedAt',
  'resolvedAt',
  'owner',
  'authors',
  'whatHappened',
  'whatMadeItPossible',
  'whyNotCaughtEarlier',
] as const
export type PostmortemFieldId = (typeof postmortemFieldIds)[number]

const requiredFieldsSchema = z.strictObject({
  action: z.array(z.enum(actionFieldIds)).optional(),
  postmortem: z.array(z.enum(postmortemFieldIds)).optional(),
})

/** What a team has decided; whatever it did not decide is left out. */
export const policyRulesSchema = z.strictObject({
  severityScale: z.array(severityLevelSchema).min(1).max(MAX_LEVELS).optional(),
  deadlines: deadlinesSchema.optional(),
  requiredFields: requiredFieldsSchema.optional(),
})
export type PolicyRules = z.output<typeof policyRulesSchema>

/** The policies of a folder as they are in its file. */
export const policiesSchema = z.object({
  fileName: z.string(),
  rules: policyRulesSchema,
  /** What could not be used; all else is. Each message names the file and says what to do. */
  problems: z.array(z.object({ message: z.string() })),
  /** False while the file could not be read at all: writing it would lose what is in it. */
  canChange: z.boolean(),
})
export type Policies = z.output<typeof policiesSchema>
