import { findDates, isFullDate } from '../libs/time'
import type { ImportedAction } from '../libs/timeline-import'
import { isoDay } from '../meeting/format'
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

type Found = Pick<PlannedSection, 'target' | 'text' | 'action'>

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

/** What the sources hold for the other parts of a document. Texts of which the document has its own are not taken. */
export const planSections = (present: PresentContent, sources: readonly RowSource[]): PlannedSection[] => {
  const known = new Set(present.known)
  const seen = new Set<string>()
  const stateOf = ({ target, text }: Found): PlannedSection['state'] => {
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
    findSections(source).flatMap((found, nth) => {
      const key = `${found.target} ${normalize(found.text)}`
      if (seen.has(key)) return []
      const state = stateOf(found)
      seen.add(key).add(found.target)
      return [{ ...found, id: `${index}/${nth}`, source: index, state, isTaken: state === 'new' }]
    }),
  )
}
