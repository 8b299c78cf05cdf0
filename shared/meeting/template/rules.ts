import {
  actionFieldIds,
  deadlineIds,
  isDeadline,
  type PolicyRules,
  postmortemFieldIds,
  severityLevelSchema,
} from '../../protocol/policies'
import { rulesOfPolicies } from '../rules'
import { partKey } from './keys'
import type { TemplateParts } from './section'

/** What a document's template decides. */
const rulesOfParts = (parts: TemplateParts): Required<PolicyRules> | undefined => {
  const scale = severityLevelSchema.array().safeParse(parts[partKey('scale')]).data ?? []
  const deadlines = Object.fromEntries(
    deadlineIds.flatMap((id) => {
      const value = parts[partKey('deadline', id)]
      return isDeadline(id, value) ? [[id, value]] : []
    }),
  )
  const action = actionFieldIds.filter((id) => parts[partKey('action-field', id)] === true)
  const postmortem = postmortemFieldIds.filter((id) => parts[partKey('postmortem-field', id)] === true)
  const isEmpty = [scale, Object.keys(deadlines), action, postmortem].every((list) => list.length === 0)
  return isEmpty ? undefined : { severityScale: scale, deadlines, requiredFields: { action, postmortem } }
}

/** In the order of `all`. */
const union = <T extends string>(all: readonly T[], a: readonly T[], b: readonly T[] = []): T[] =>
  all.filter((one) => a.includes(one) || b.includes(one))

/**
 * The policies of a folder with what a document's template decides: its scale and deadlines stand in place of theirs, and
 * what either requires is required.
 */
export const withTemplateRules = (policies: PolicyRules, parts: TemplateParts): PolicyRules => {
  const own = rulesOfParts(parts)
  if (!own) return policies
  const { action, postmortem } = rulesOfPolicies(policies).requiredFields
  const required = {
    ...(own.requiredFields.action?.length
      ? { action: union(actionFieldIds, action, own.requiredFields.action) }
      : policies.requiredFields?.action && { action: policies.requiredFields.action }),
    ...(own.requiredFields.postmortem?.length
      ? { postmortem: union(postmortemFieldIds, postmortem, own.requiredFields.postmortem) }
      : policies.requiredFields?.postmortem && { postmortem: policies.requiredFields.postmortem }),
  }
  return {
    ...policies,
    ...(own.severityScale.length > 0 && { severityScale: own.severityScale }),
    ...(Object.keys(own.deadlines).length > 0 && { deadlines: { ...policies.deadlines, ...own.deadlines } }),
    ...(Object.keys(required).length > 0 && { requiredFields: required }),
  }
}
