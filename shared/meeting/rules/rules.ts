import type * as Y from 'yjs'
import { z } from 'zod'
import { defineFields, type ValueOf } from '../../crdt'
import {
  type ActionFieldId,
  actionFieldIds,
  type Deadlines,
  deadlineIds,
  isDeadline,
  type PolicyRules,
  type PostmortemFieldId,
  postmortemFieldIds,
  type ReviewWay,
  reviewWays,
  type SeverityLevel,
} from '../../protocol/policies'
import { hashText } from '../hash-text'
import { defaultActionFields, defaultDeadlines, defaultPostmortemFields, defaultSeverityScale } from './defaults'

const names = z.array(z.string())

/**
 * What a document is judged by. It travels in the document, so that everybody's copy and the command line judge alike.
 * Whatever is missing has its default. Codes are texts: a later version may know more of them.
 */
export const rules = defineFields({
  name: 'rules',
  fields: z.object({
    /** Empty for the usual scale. The most severe level comes first. */
    severityScale: z
      .array(
        z.object({
          id: z.string(),
          meaning: z.string().default(''),
          threshold: z.string().default(''),
          review: z.string().default(''),
          withinDays: z.number().optional(),
          withinBusinessDays: z.number().optional(),
        }),
      )
      .default([]),
    /** Deadlines by their ids, in hours or days. */
    deadlines: z.record(z.string(), z.number()).default({}),
    requiredFields: z.object({ action: names.optional(), postmortem: names.optional() }).default({}),
    /** Which state of the folder's policies was taken or declined last. */
    seenPolicies: z.string().default(''),
  }),
  texts: [],
})
export type StoredRules = ValueOf<typeof rules>

/** What a document is judged by, complete. */
export type Rules = {
  severityScale: readonly SeverityLevel[]
  deadlines: Readonly<Deadlines>
  requiredFields: { action: readonly ActionFieldId[]; postmortem: readonly PostmortemFieldId[] }
}

const known = <T extends string>(all: readonly T[], chosen: readonly string[]): T[] =>
  all.filter((one) => chosen.includes(one))

const isWay = (text: string): text is ReviewWay => (reviewWays as readonly string[]).includes(text)

/** Fields in one order, so that equal levels are equal as JSON. */
const toLevel = (stored: StoredRules['severityScale'][number]): SeverityLevel => {
  const { id, meaning, threshold, review, withinDays, withinBusinessDays } = stored
  return {
    id,
    meaning,
    threshold,
    review: isWay(review) ? review : 'meeting',
    ...(withinDays !== undefined && { withinDays }),
    ...(withinBusinessDays !== undefined && { withinBusinessDays }),
  }
}

/** Deadlines by their ids. Those that are missing or out of range have their defaults: another program can have stored any. */
export const toDeadlines = (stored: Readonly<Record<string, unknown>>): Deadlines => {
  const all = { ...defaultDeadlines }
  for (const id of deadlineIds) {
    const value = stored[id]
    if (isDeadline(id, value)) all[id] = value
  }
  return all
}

/** The first level of each id: a later one could never be chosen. */
const toScale = (stored: StoredRules['severityScale']): readonly SeverityLevel[] => {
  const levels = stored.filter(({ id }, at) => id !== '' && stored.findIndex((one) => one.id === id) === at)
  return levels.length > 0 ? levels.map(toLevel) : defaultSeverityScale
}

const complete = ({ severityScale, deadlines, requiredFields }: Omit<StoredRules, 'seenPolicies'>): Rules => ({
  severityScale: toScale(severityScale),
  deadlines: toDeadlines(deadlines),
  requiredFields: {
    action: known(actionFieldIds, requiredFields.action ?? defaultActionFields),
    postmortem: known(postmortemFieldIds, requiredFields.postmortem ?? defaultPostmortemFields),
  },
})

const completed = new WeakMap<StoredRules, Rules>()

/** The complete rules of a document. The same stored rules give the same object, so that results can be kept by it. */
export const rulesOf = (stored: StoredRules): Rules => {
  const before = completed.get(stored)
  if (before) return before
  const result = complete(stored)
  completed.set(stored, result)
  return result
}

const toStored = ({ severityScale = [], deadlines = {}, requiredFields = {} }: PolicyRules) => ({
  severityScale,
  deadlines,
  requiredFields,
})

/** The complete rules of what a team has decided. */
export const rulesOfPolicies = (policies: PolicyRules): Rules => complete(toStored(policies))

/** What applies where nobody has decided anything. */
export const defaultRules: Rules = rulesOfPolicies({})

/** Two policies with the same content have the same fingerprint; that of no policies is empty. */
export const policyFingerprint = (policies: PolicyRules): string => {
  const text = JSON.stringify(rulesOfPolicies(policies))
  return text === JSON.stringify(defaultRules) ? '' : hashText(text)
}

/** Makes the policies of a folder the rules of a document, as one step; what they leave out has its default. */
export const adoptPolicies = (doc: Y.Doc, policies: PolicyRules): void => {
  const { severityScale, deadlines, requiredFields } = policies
  rules.change(doc, {
    severityScale,
    deadlines: deadlines as Record<string, number> | undefined,
    requiredFields,
    seenPolicies: policyFingerprint(policies) || undefined,
  })
}

/** Keeps the rules of a document: these policies are not offered again. */
export const declinePolicies = (doc: Y.Doc, policies: PolicyRules): void =>
  rules.change(doc, { seenPolicies: policyFingerprint(policies) || undefined })

/** Whether the policies of a folder have changed since the document took or declined them, and differ from its rules. */
export const hasNewPolicies = (stored: StoredRules, policies: PolicyRules): boolean =>
  stored.seenPolicies !== policyFingerprint(policies) &&
  JSON.stringify(rulesOf(stored)) !== JSON.stringify(rulesOfPolicies(policies))
