import type { ReportSection } from './order'

/** A section that can be chosen for the report: prose that not every postmortem needs. */
export type SectionTemplate = {
  id: TemplateId
  title: string
  /** What belongs in it, in one line; shown while it is empty. */
  prompt: string
  /** The section of every report that it follows. */
  place: ReportSection
  /** Other titles, in lowercase, by which an import knows it, unless they name a section that every report has. */
  alsoCalled: readonly string[]
}

type Row = Pick<SectionTemplate, 'title' | 'prompt'> & { alsoCalled?: readonly string[] }

/**
 * By the section of the report that they follow, in the order in which they are read. Their text is a root type named
 * by its id, so an id is never changed or used for anything else.
 *
 * The first four after the key actions tell the incident as a story. They are sections, not prompts beside “What
 * happened” and its neighbors: an incident that needs no story has no empty fields, several people can write one at
 * once, an imported story finds its place, and those fields go on saying what the analysis needs.
 */
const byPlace = {
  summary: {
    overview: {
      title: 'Incident overview',
      prompt: 'What people saw when they used it: which services, how many people, and what it meant for the business.',
      alsoCalled: ['user perspective', 'what users saw'],
    },
  },
  impact: {
    longTermEffects: {
      title: 'Longer-term effects',
      prompt: 'What stays after the incident: customers’ trust, workarounds, work that had to wait.',
      alsoCalled: ['long-term effects'],
    },
  },
  keyActions: {
    context: {
      title: 'Context',
      prompt: 'What a reader has to know first: how it normally works, and what was going on that day.',
      alsoCalled: ['background', 'background and context', 'context and background'],
    },
    progression: {
      title: 'How it unfolded',
      prompt: 'From the first sign to the full extent, as those who were there saw it.',
      alsoCalled: ['progression', 'how the incident unfolded', 'escalation'],
    },
    resolution: {
      title: 'How it was resolved',
      prompt: 'What was tried, what it showed, and what brought the service back.',
      alsoCalled: ['resolution', 'recovery', 'resolution and recovery', 'mitigation', 'mitigation and resolution'],
    },
    learning: {
      title: 'What we learned',
      prompt: 'What we believed before, and what we know now.',
      alsoCalled: ['learnings', 'learning', 'key insights', 'key takeaways', 'takeaways', 'conclusion', 'conclusions'],
    },
  },
  timeline: {
    communication: {
      title: 'How information flowed',
      prompt: 'How word got from alert to responders, between teams, and to customers, and where it had to wait.',
      alsoCalled: ['communication', 'communications', 'communication flow', 'customer communication'],
    },
  },
  analysis: {
    technicalDetails: {
      title: 'Technical details',
      prompt: 'What the graphs, queries, traces and settings show about how it failed.',
      alsoCalled: ['technical analysis', 'technical background', 'technical description'],
    },
    layers: {
      title: 'Layers of defense',
      prompt: 'Review, tests, rollout, monitoring, response: what each was able to stop, and what it let through.',
      alsoCalled: ['swiss cheese model', 'swiss cheese', 'defenses', 'layers'],
    },
    whatIf: {
      title: 'What if',
      prompt: 'How it would have gone at peak traffic, at night, or without the backup.',
      alsoCalled: ['counterfactuals', 'what could have happened', 'what if?'],
    },
    similarIncidents: {
      title: 'Similar incidents',
      prompt: 'Earlier incidents with the same cause or pattern, and what became of their actions.',
      alsoCalled: ['related incidents', 'previous incidents', 'past incidents'],
    },
  },
  lessons: {},
  actions: {
    followUp: {
      title: 'Tracking progress',
      prompt: 'Where the actions are tracked, when they are reviewed, and how we’ll know that they work.',
      alsoCalled: ['tracking', 'how progress is tracked'],
    },
  },
  meeting: {
    evidence: {
      title: 'Evidence and links',
      prompt: 'Dashboards, logs, chats and alerts that the report relies on.',
      alsoCalled: ['evidence', 'links', 'references', 'supporting material', 'supporting documents', 'appendix'],
    },
  },
} as const satisfies Record<ReportSection, Record<string, Row>>

type Rows = typeof byPlace

export type TemplateId = { [Place in keyof Rows]: keyof Rows[Place] & string }[keyof Rows]

/** Every section that can be chosen, in the order of the report. */
export const sectionTemplates: readonly SectionTemplate[] = Object.entries<Record<string, Row>>(byPlace).flatMap(
  ([place, rows]) =>
    Object.entries(rows).map(([id, { alsoCalled = [], ...row }]) => ({
      // Safe casts: both are keys of the table above.
      id: id as TemplateId,
      place: place as ReportSection,
      alsoCalled,
      ...row,
    })),
)

export const templateById = (id: string): SectionTemplate | undefined => sectionTemplates.find((one) => one.id === id)

const normalizeTitle = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s:.?!])[\s:.?!]+$/, '')
    .trim()

/** The section that a heading of another document stands for; undefined if there is none. */
export const templateByTitle = (heading: string): SectionTemplate | undefined => {
  const title = normalizeTitle(heading)
  return sectionTemplates.find((one) => normalizeTitle(one.title) === title || one.alsoCalled.includes(title))
}
