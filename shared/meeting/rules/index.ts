export {
  expectationText,
  findLevel,
  type ReviewWay,
  reviewLabels,
  reviewOf,
  reviewOptions,
  reviewReason,
} from './review'
export {
  adoptPolicies,
  declinePolicies,
  defaultRules,
  hasNewPolicies,
  policyFingerprint,
  type Rules,
  rules,
  rulesOf,
  rulesOfPolicies,
  type StoredRules,
  toDeadlines,
} from './rules'
