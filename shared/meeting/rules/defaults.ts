import { type Deadlines, deadlineIds, deadlineLimits, type SeverityLevel } from '../../protocol/policies'

/** The scale used unless a team has its own. */
export const defaultSeverityScale: readonly SeverityLevel[] = [
  {
    id: 'P1',
    meaning: 'A core service is down, data is lost or at risk, or most users are affected.',
    threshold: 'At least half of all users, or any loss of data.',
    review: 'meeting',
    withinDays: 3,
  },
  {
    id: 'P2',
    meaning: 'An important function fails or is slow for many users, and there is no good way around it.',
    threshold: 'At least one in ten users, for 15 minutes or longer.',
    review: 'meeting',
    withinBusinessDays: 5,
  },
  {
    id: 'P3',
    meaning: 'Some users are affected and can work around it.',
    threshold: 'Fewer users, or a shorter time.',
    review: 'written',
    withinBusinessDays: 5,
  },
  {
    id: 'Near miss',
    meaning: 'No user noticed anything, but it was close.',
    threshold: 'No effect on users.',
    review: 'near-miss',
    withinBusinessDays: 5,
  },
]

export const defaultDeadlines = Object.fromEntries(deadlineIds.map((id) => [id, deadlineLimits[id].usual])) as Deadlines

/** A finished postmortem is incomplete without these. */
export const defaultPostmortemFields = ['title', 'owner', 'startedAt', 'resolvedAt'] as const

/** A finished postmortem is incomplete if one of its actions lacks one of these. */
export const defaultActionFields = ['owner', 'due'] as const
