import type * as Y from 'yjs'
import { ADDITION, type Author } from '../../crdt'
import { type CardGuide, cardGuides } from '../../protocol/prompt-cards'
import { chooseTemplate } from './chosen'
import type { TemplateId } from './templates'

/**
 * A section that a guide's template names. `builtIn`: the headings, facts or rows under which every report has it as soon
 * as it is filled in. `templates`: the sections that have to be chosen for it.
 */
export type GuideSection = { title: string; builtIn?: readonly string[]; templates?: readonly TemplateId[] }

/** One of the published guides that Debrief follows, by what its template is good for. */
export type Guide = { id: CardGuide; title: string; purpose: string; sections: readonly GuideSection[] }

/** What every guide asks for in some form. */
const lessons = ['What went well', 'What went poorly', 'Where we were lucky'] as const

export const guides: readonly Guide[] = [
  {
    id: 'mastering',
    title: cardGuides.mastering,
    purpose: 'Tells the incident from its context to what was learned, and looks at the system from several sides.',
    sections: [
      { title: 'Executive summary', builtIn: ['Executive summary'] },
      { title: 'Incident overview', templates: ['overview'] },
      { title: 'Timeline', builtIn: ['Timeline'] },
      { title: 'Communication flow', templates: ['communication'] },
      { title: 'Root cause analysis', builtIn: ['What made it possible', 'Five whys', 'Fishbone'] },
      { title: 'Contributing factors', builtIn: ['Fishbone'] },
      { title: 'Layers of defense', templates: ['layers'] },
      { title: 'What could have happened', templates: ['whatIf'] },
      { title: 'Similar incidents', templates: ['similarIncidents'] },
      { title: 'Impact assessment', builtIn: ['Impact', 'Users', 'Business', 'Engineering time'] },
      { title: 'Longer-term consequences', builtIn: ['Trust', 'Technical debt'], templates: ['longTermEffects'] },
      { title: 'Story: context', templates: ['context'] },
      { title: 'Story: progression', templates: ['progression'] },
      { title: 'Story: resolution', templates: ['resolution'] },
      { title: 'Story: learning', templates: ['learning'] },
      { title: 'Action items', builtIn: ['Key actions'] },
      { title: 'Follow-up mechanisms', templates: ['followUp'] },
    ],
  },
  {
    id: 'discipline',
    title: cardGuides.discipline,
    purpose: 'A fixed form with three questions about the cause, so that postmortems can be compared over time.',
    sections: [
      { title: 'Date', builtIn: ['Date'] },
      { title: 'Authors', builtIn: ['Authors'] },
      { title: 'Status', builtIn: ['Status'] },
      { title: 'Severity', builtIn: ['Severity'] },
      { title: 'Duration', builtIn: ['Duration'] },
      { title: 'Impact summary: users', builtIn: ['Impact', 'Users'] },
      { title: 'Impact summary: revenue', builtIn: ['Business'] },
      { title: 'Impact summary: duration', builtIn: ['Duration'] },
      { title: 'Timeline', builtIn: ['Timeline'] },
      { title: 'What happened?', builtIn: ['What happened'] },
      { title: 'Why did it happen?', builtIn: ['What made it possible'] },
      { title: 'Why wasn’t it caught earlier?', builtIn: ['Why it wasn’t caught earlier'] },
      { title: 'Five whys analysis', builtIn: ['Five whys'] },
      { title: 'Contributing factors', builtIn: ['Fishbone'] },
      { title: 'What went well', builtIn: ['What went well'] },
      { title: 'What could be improved', builtIn: ['What went poorly'] },
      { title: 'Action items', builtIn: ['Key actions'] },
      { title: 'Follow-up after two weeks and a month', templates: ['followUp'] },
    ],
  },
  {
    id: 'field-guide',
    title: cardGuides['field-guide'],
    purpose: 'Built on objective sources, and made for the next team that looks for it.',
    sections: [
      { title: 'Executive summary', builtIn: ['Executive summary'] },
      { title: 'Timeline', builtIn: ['Timeline'] },
      { title: 'Objective sources', templates: ['evidence'] },
      { title: 'Root causes and contributing factors', builtIn: ['What made it possible', 'Five whys', 'Fishbone'] },
      { title: 'Past postmortems', templates: ['similarIncidents'] },
      { title: 'Impact on users and the business', builtIn: ['Impact', 'Users', 'Business'] },
      { title: 'Action items', builtIn: ['Key actions'] },
      { title: 'Following through', templates: ['followUp'] },
      { title: 'Lessons learned', builtIn: lessons },
    ],
  },
  {
    id: 'best-practices',
    title: cardGuides['best-practices'],
    purpose: 'Short and technical, with graphs, queries and traces.',
    sections: [
      { title: 'Executive summary', builtIn: ['Executive summary', 'Severity', 'Duration'] },
      { title: 'Incident timeline', builtIn: ['Timeline'] },
      { title: 'Contributing factors', builtIn: ['Fishbone'] },
      { title: 'Technical details of the failure', templates: ['technicalDetails', 'evidence'] },
      { title: 'Lessons learned', builtIn: lessons },
      { title: 'Action items', builtIn: ['Key actions'] },
    ],
  },
  {
    id: 'comprehensive',
    title: cardGuides.comprehensive,
    purpose: 'The least that a postmortem needs, with the insights in a few sentences.',
    sections: [
      { title: 'Date', builtIn: ['Date'] },
      { title: 'Incident ID', builtIn: ['Incident'] },
      { title: 'Owner', builtIn: ['Owner'] },
      { title: 'Incident summary', builtIn: ['Executive summary'] },
      { title: 'Incident timeline', builtIn: ['Timeline'] },
      { title: 'Root cause analysis', builtIn: ['What made it possible', 'Five whys'] },
      { title: 'Impact: customers affected', builtIn: ['Users'] },
      { title: 'Impact: duration of the outage', builtIn: ['Duration'] },
      { title: 'Impact: business and operations', builtIn: ['Business', 'Engineering time'] },
      { title: 'Lessons learned', builtIn: lessons },
      { title: 'Key insights', templates: ['learning'] },
      { title: 'Action items', builtIn: ['Key actions'] },
    ],
  },
]

/** The sections that have to be chosen for a guide, without those that every report has. */
export const templatesOfGuide = ({ sections }: Guide): TemplateId[] => [
  ...new Set(sections.flatMap(({ templates = [] }) => templates)),
]

/** Chooses what a guide asks for beyond the sections of every report, as one step. */
export const chooseGuide = (doc: Y.Doc, author: Author, guide: Guide): void => {
  doc.transact(() => {
    for (const id of templatesOfGuide(guide)) chooseTemplate(doc, author, id)
  }, ADDITION)
}
