import { findDates, isFullDate } from '../libs/time'
import type { ImportedAction } from '../libs/timeline-import'
import { isoDay } from '../meeting/format'
import { rowOfTemplate, templateByTitle } from '../meeting/report'
import type { LessonKind } from '../stages/closing/model'
import { sectionKey } from './keys'
import { actionKey, lessonKey, normalize } from './present'
import type { PlannedSection, PresentContent, RowSource } from './types'

/** A due date as documents store it; words that are not a full date (`Q3`) stay in the action's text. */
const toDueDate = (due: string | undefined): string => {
  const date = due === undefined ? undefined : findDates(due).find((found) => isFullDate(found) && !found.isAmbiguous)
  return date ? isoDay(Date.UTC(date.year ?? 0, (date.month ?? 1) - 1, date.day)) : ''
}

/** An action as documents store it. */
const toAction = (action: ImportedAction): ImportedAction => {
  const due = toDueDate(action.due)
  const keepsDue = action.due !== undefined && due === '' && !action.text.includes(action.due)
  return { ...action, due, text: keepsDue ? `${action.text} (due ${action.due})` : action.text }
}

type Found = Pick<PlannedSection, 'target' | 'text' | 'action' | 'section'>

const findSections = ({ result: { title, sections } }: RowSource): Found[] => {
  const single = (target: PlannedSection['target'], text: string | undefined): Found[] =>
    text?.trim() ? [{ target, text: text.trim() }] : []
  const listed = (target: LessonKind, texts: readonly string[]): Found[] => texts.map((text) => ({ target, text }))
  return [
    ...single('title', title),
    ...single('summary', sections.summary),
    ...single('impactOnUsers', sections.impact),
    ...single('rootCause', sections.rootCause),
    ...listed('well', sections.wentWell),
    ...listed('poorly', sections.wentPoorly),
    ...listed('lucky', sections.lucky),
    ...sections.actions.map(toAction).map((action) => ({ target: 'action' as const, text: action.text, action })),
  ]
}

/** The section of the report that a heading names: an own one by its title, or a template by any of its titles. */
const findReportSection = ({ sections }: PresentContent, heading: string): Found['section'] => {
  const template = templateByTitle(heading)
  const id = template && rowOfTemplate(template.id)
  const found =
    sections.find(({ title }) => title.trim() !== '' && normalize(title) === normalize(heading)) ??
    sections.find((one) => one.id === id)
  return found && { id: found.id, title: found.title }
}

/** Prose for sections of the report. What stands below a heading that names none belongs to the section around it. */
const findReportSections = (present: PresentContent, { result: { others = [] } }: RowSource): Found[] => {
  const found = new Map<string, { section: NonNullable<Found['section']>; texts: string[] }>()
  for (const { title, text, around } of others) {
    const own = findReportSection(present, title)
    const section = own ?? around.map((one) => findReportSection(present, one)).find((one) => one !== undefined)
    if (!section) continue
    const known = found.get(section.id) ?? { section, texts: [] }
    known.texts.push(own ? text.trim() : `${title}\n\n${text.trim()}`)
    found.set(section.id, known)
  }
  return [...found.values()].map(({ section, texts }) => ({ target: 'section', section, text: texts.join('\n\n') }))
}

/** What the sources hold for the other parts of a document. Texts of which the document has its own are not taken. */
export const planSections = (present: PresentContent, sources: readonly RowSource[]): PlannedSection[] => {
  const known = new Set(present.known)
  const seen = new Set<string>()
  const stateOf = ({ target, text, section }: Found): PlannedSection['state'] => {
    if (target === 'section') {
      const now = present.sections.find(({ id }) => id === section?.id)?.text ?? ''
      if (normalize(now).includes(normalize(text))) return 'imported'
      return now.trim() === '' ? 'new' : 'kept'
    }
    if (target === 'title' || target === 'summary' || target === 'impactOnUsers' || target === 'rootCause') {
      const now = present[target]
      if (normalize(now).includes(normalize(text))) return 'imported'
      // There is one title; the texts of several sources follow each other.
      return now.trim() !== '' || (target === 'title' && seen.has(target)) ? 'kept' : 'new'
    }
    const words = target === 'action' ? actionKey(text) : lessonKey(target, text)
    return known.has(words) || known.has(sectionKey(words)) ? 'imported' : 'new'
  }
  return sources.flatMap((source, index) =>
    [...findSections(source), ...findReportSections(present, source)].flatMap((found, nth) => {
      const key = `${found.target} ${found.section?.id ?? ''} ${normalize(found.text)}`
      if (seen.has(key)) return []
      const state = stateOf(found)
      seen.add(key).add(found.target)
      return [{ ...found, id: `${index}/${nth}`, source: index, state, isTaken: state === 'new' }]
    }),
  )
}
