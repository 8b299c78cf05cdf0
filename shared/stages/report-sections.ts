const titles = {
  summary: 'Executive summary',
  actions: 'Actions',
  lessons: 'Lessons',
  impact: 'Impact',
  timeline: 'Timeline',
  analysis: 'Analysis',
  meeting: 'Meeting',
} as const

/** A part of a report; stages say which one they fill. */
export type ReportSection = keyof typeof titles

/** A report's sections in their order: what busy people need first, how the meeting went last. */
export const sections = (Object.keys(titles) as ReportSection[]).map((id) => ({ id, title: titles[id] }))
