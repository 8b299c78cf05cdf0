import { type ReviewWay, reviewWays, type SeverityLevel } from '../../protocol/policies'
import { countText } from '../format'
import type { MeetingRecord } from '../incident'
import type { Rules } from './rules'

export type { ReviewWay }

export const reviewLabels: Record<ReviewWay, string> = {
  meeting: 'Meeting',
  written: 'Written review',
  'near-miss': 'Near-miss note',
}

/** The ways to choose from, in order. */
export const reviewOptions = reviewWays.map((value) => ({ value, label: reviewLabels[value] }))

/** The level of a scale that an incident has; undefined without one, and for one in a team's own words. */
export const findLevel = (
  severity: string,
  { severityScale }: Pick<Rules, 'severityScale'>,
): SeverityLevel | undefined => severityScale.find(({ id }) => id === severity.trim())

/** How an incident is reviewed: as somebody chose, or as its severity means. Without a level, that is a meeting. */
export const reviewOf = (
  { review, severity }: Pick<MeetingRecord, 'review' | 'severity'>,
  rules: Pick<Rules, 'severityScale'>,
): ReviewWay => (review === '' ? (findLevel(severity, rules)?.review ?? 'meeting') : review)

const sentences: Record<ReviewWay, Record<'plain' | 'dated', (within: string) => string>> = {
  meeting: { plain: () => 'Meet about it.', dated: (within) => `Meet within ${within}.` },
  written: {
    plain: () => 'A written review is enough; meet if there is something to learn.',
    dated: (within) => `A written review within ${within} is enough; meet if there is something to learn.`,
  },
  'near-miss': {
    plain: () => 'A short note is enough: what happened, and what kept it from being worse.',
    dated: (within) => `A short note within ${within} is enough: what happened, and what kept it from being worse.`,
  },
}

/** What a level asks for, in a sentence. */
export const expectationText = ({ review, withinDays, withinBusinessDays }: SeverityLevel): string => {
  if (withinDays !== undefined) return sentences[review].dated(countText(withinDays, 'day'))
  if (withinBusinessDays !== undefined) return sentences[review].dated(countText(withinBusinessDays, 'business day'))
  return sentences[review].plain('')
}

/** Why an incident is reviewed as it is, in a sentence. */
export const reviewReason = (
  { review, severity }: Pick<MeetingRecord, 'review' | 'severity'>,
  rules: Pick<Rules, 'severityScale'>,
): string => {
  const level = findLevel(severity, rules)
  const isOwnChoice = review !== '' && review !== (level?.review ?? 'meeting')
  if (isOwnChoice && level)
    return `Chosen for this postmortem. ${level.id} alone would mean: ${reviewLabels[level.review]}.`
  if (isOwnChoice) return 'Chosen for this postmortem.'
  if (level) return `${level.id}: ${expectationText(level)}`
  if (severity.trim() === '') return 'Choose a severity to see how its incidents are reviewed.'
  return 'This severity is not on the scale of this postmortem, so a meeting is suggested.'
}
