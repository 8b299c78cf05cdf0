const titles = {
  summary: 'Executive summary',
  actions: 'Actions',
  lessons: 'Lessons',
  impact: 'Impact',
  timeline: 'Timeline',
  analysis: 'Analysis',
  meeting: 'Meeting',
} as const

/** A section of the report. Each stage declares the one that it contributes to. */
export type ReportSection = keyof typeof titles

/** The sections in order: what busy people need comes first, how the meeting went comes last. */
export const sections = (Object.keys(titles) as ReportSection[]).map((id) => ({ id, title: titles[id] }))
