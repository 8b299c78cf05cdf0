const titles = {
  summary: 'Executive summary',
  impact: 'Impact',
  keyActions: 'Key actions',
  timeline: 'Timeline',
  analysis: 'Analysis',
  lessons: 'Lessons',
  actions: 'Other actions',
  meeting: 'Meeting',
} as const

/** A section that every report has. Each stage declares the one that it contributes to. */
export type ReportSection = keyof typeof titles

/** The sections in order: what busy people need comes first, then what explains it, and last how the meeting went. */
export const sections = (Object.keys(titles) as ReportSection[]).map((id) => ({ id, title: titles[id] }))
