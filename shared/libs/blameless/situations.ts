/**
 * What is happening in a text that a facilitator may want to answer; it never says who. The more telling first: a text
 * that shows several is answered for the first one.
 */
export const situationIds = [
  'discipline',
  'self-blame',
  'defending',
  'strong-feelings',
  'no-accountability',
  'vendor-blame',
  'team-blame',
  'person-at-fault',
  'human-error',
  'preventable',
  'hindsight',
  'counterfactual',
  'nobody-noticed',
  'judgement',
  'more-training',
  'be-more-careful',
  'repeat-incident',
  'single-cause',
  'speculation',
  'no-capacity',
  'communication',
  'vague-action',
  'solution-early',
  'jargon',
] as const

export type SituationId = (typeof situationIds)[number]

/** A passage that shows a situation. Offsets are UTF-16 code units. */
export type Situation = { id: SituationId; start: number; end: number }

const rank = new Map(situationIds.map((id, index) => [id, index]))

/** Orders ids of situations: the more telling first. */
export const bySignificance = (a: SituationId, b: SituationId): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
