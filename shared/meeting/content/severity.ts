export type SeverityLevel = { id: string; meaning: string; expectation: string }

/** The scale used unless a team has its own. */
export const severityScale: readonly SeverityLevel[] = [
  {
    id: 'P1',
    meaning: 'A core service is down, data is lost or at risk, or most users are affected.',
    expectation: 'Meet within three days.',
  },
  {
    id: 'P2',
    meaning: 'An important function fails or is slow for many users, and there is no good way around it.',
    expectation: 'Meet within five working days.',
  },
  {
    id: 'P3',
    meaning: 'Some users are affected and can work around it, or it was close to being worse.',
    expectation: 'A written analysis may be enough; meet if there is something to learn.',
  },
]
