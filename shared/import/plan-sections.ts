import type { ImportedAction } from '../libs/timeline-import'
import { rowOfTemplate, templateByTitle, templateWithTitle } from '../meeting/report'
import type { LessonKind } from '../stages/closing/model'
import { sectionKey } from './keys'
import { normalize } from './normalize'
import { actionKey, lessonKey, ownSectionKey } from './present'
import { readDay } from './report/facts'
import { readReport } from './report/read-report'
import { rowKey } from './report/rows'
import { factKey, isTextKind } from './report/texts'
import type { FoundSection, PlannedSection, PresentContent, RowSource } from './types'

const isLesson = (target: FoundSection['target']): target is LessonKind =>
  target === 'well' || target === 'poorly' || target === 'lucky'

/** An action as documents store it; a due date that is not a full one (`Q3`) stays in the action's text. */
const toAction = <A extends ImportedAction>(action: A): A => {
  const due = readDay(action.due ?? '')
  const keepsDue = action.due !== undefined && due === '' && !action.text.includes(action.due)
  return { ...action, due, text: keepsDue ? `${action.text} (due ${action.due})` : action.text }
}

const findSections = ({ result: { title, sections } }: RowSource): FoundSection[] => {
  const single = (target: PlannedSection['target'], text: string | undefined): FoundSection[] =>
    text?.trim() ? [{ target, text: text.trim() }] : []
  const listed = (target: LessonKind, texts: readonly string[]): FoundSection[] =>
    texts.map((text) => ({ target, text }))
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
const findReportSection = ({ sections }: PresentContent, heading: string): FoundSection['section'] => {
  const template = templateByTitle(heading)
  const id = template && rowOfTemplate(template.id)
  const found =
    sections.find(({ title }) => title.trim() !== '' && normalize(title) === normalize(heading)) ??
    sections.find((one) => one.id === id)
  return found && { id: found.id, title: found.title }
}

/** Prose for sections of the report. What stands below a heading that names none belongs to the section around it. */
const findReportSections = (present: PresentContent, { result: { others = [] } }: RowSource): FoundSection[] => {
  const found = new Map<string, { section: NonNullable<FoundSection['section']>; texts: string[] }>()
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

/** What our own report tells: its sections by exactly their titles, or by their texts if they have none. */
const toOwn =
  ({ sections, own }: PresentContent) =>
  (found: FoundSection): FoundSection => {
    const { target, text, action, section } = found
    if (action) return { ...found, ...toActionOf(action) }
    // A report without “What happened” has one of two texts as its summary.
    if (target === 'summary' && normalize(own.essence ?? '').includes(normalize(text)))
      return { ...found, target: 'essence' }
    if (target !== 'section' || !section) return found
    const template = templateWithTitle(section.title)
    const id = template
      ? rowOfTemplate(template.id)
      : sections.find(
          (one) => one.title === section.title && (one.title !== '' || normalize(one.text) === normalize(text)),
        )?.id
    return { ...found, section: { ...section, id: id ?? '' } }
  }

const toActionOf = (action: NonNullable<FoundSection['action']>): Pick<FoundSection, 'text' | 'action'> => {
  const planned = toAction(action)
  return { text: planned.text, action: planned }
}

const findAll = (present: PresentContent, source: RowSource): FoundSection[] =>
  readReport(source.text)?.map(toOwn(present)) ?? [...findSections(source), ...findReportSections(present, source)]

/** What the sources hold for the other parts of a document. Texts of which the document has its own are not taken. */
export const planSections = (present: PresentContent, sources: readonly RowSource[]): PlannedSection[] => {
  const known = new Set(present.known)
  const isKnown = (words: string): boolean => known.has(words) || known.has(sectionKey(words))
  const seen = new Set<string>()
  const stateOf = ({ target, text, label = '', section, row }: FoundSection): PlannedSection['state'] => {
    if (row) return isKnown(rowKey(text, row)) ? 'imported' : 'new'
    if (target === 'fact' || isTextKind(target)) {
      const now = present.own[target === 'fact' ? factKey(label) : target] ?? ''
      if (normalize(now).includes(normalize(text))) return 'imported'
      return now.trim() === '' ? 'new' : 'kept'
    }
    if (target === 'section') {
      if (section?.id === '' && isKnown(ownSectionKey(section.title, text))) return 'imported'
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
    const words = isLesson(target) ? lessonKey(target, text) : actionKey(text)
    return isKnown(words) ? 'imported' : 'new'
  }
  return sources.flatMap((source, index) =>
    findAll(present, source).flatMap((found, nth) => {
      const key = found.row
        ? rowKey(found.text, found.row)
        : `${found.target} ${found.section?.id || found.section?.title || found.label || ''} ${normalize(found.text)}`
      if (seen.has(key)) return []
      const state = stateOf(found)
      seen.add(key).add(found.target)
      return [{ ...found, id: `${index}/${nth}`, source: index, state, isTaken: state === 'new' && !found.isPerson }]
    }),
  )
}
