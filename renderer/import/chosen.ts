import { type ChosenImport, type ChosenRow, type PlannedSection, titleFromName } from '../../shared/import'
import { PASTED_TEXT } from './arrivals'
import { groupMerged, type PreviewRow } from './preview-rows'
import type { PreviewState } from './preview-store'

/** Rows that become events, without those that become recollections of one of them. */
export const eventRows = (rows: readonly PreviewRow[]): PreviewRow[] => {
  const taken = rows.filter(({ isTaken }) => isTaken)
  if (!taken.some(({ mergedInto }) => mergedInto !== undefined)) return taken
  const ids = new Set(taken.map(({ id }) => id))
  return taken.filter(({ mergedInto }) => mergedInto === undefined || !ids.has(mergedInto))
}

/** Whether a section's text is added. */
export const isSectionTaken = (
  { id, state, isTaken, isPerson }: PlannedSection,
  { sectionChoices, hasNames }: Pick<PreviewState, 'sectionChoices' | 'hasNames'>,
): boolean =>
  state !== 'imported' && (sectionChoices.get(id) ?? (isTaken || (isPerson === true && hasNames && state === 'new')))

const toChosenRow = ({ planned, event, kind, who, isStarred }: PreviewRow): ChosenRow => ({
  importKey: planned.importKey,
  from: planned.from,
  event: { ...event, kind },
  who,
  ...(isStarred ? { isStarred } : {}),
})

/** The name of the first file as the title of a document that was made for it and gets no other. */
const titleFromFile = ({ isNew, files, plan }: PreviewState): PlannedSection[] => {
  const name = titleFromName(files[0]?.name ?? '')
  if (!isNew || !name || name.startsWith(PASTED_TEXT) || plan.sections.some(({ target }) => target === 'title'))
    return []
  return [{ id: 'title', source: 0, target: 'title', text: name, state: 'new', isTaken: true }]
}

/** What is added to the document: the rows as they were corrected, and the sections that were left in. */
export const toChosenImport = (state: PreviewState): ChosenImport => {
  const { rows, plan } = state
  const merged = groupMerged(rows.filter(({ isTaken }) => isTaken))
  return {
    rows: eventRows(rows).map((row) => {
      const others = merged.get(row.id)
      return { ...toChosenRow(row), ...(others ? { merged: others.map(toChosenRow) } : {}) }
    }),
    sections: [...titleFromFile(state), ...plan.sections.filter((section) => isSectionTaken(section, state))],
    withNames: state.hasNames,
  }
}
