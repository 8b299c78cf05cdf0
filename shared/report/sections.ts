/** A report's sections in their order: what busy people need first, how the meeting went last. */
export const sectionTitles = {
  summary: 'Executive summary',
  actions: 'Actions',
  lessons: 'Lessons',
  impact: 'Impact',
  timeline: 'Timeline',
  analysis: 'Analysis',
  meeting: 'Meeting',
} as const

export type ReportSection = keyof typeof sectionTitles
