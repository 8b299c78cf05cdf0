import { useMemo } from 'react'
import { type ChosenSection, listChosen } from '../../shared/meeting/report'
import { useMeeting, useRows } from '../stores/meeting-context'

/** The sections that were chosen for the report, in its order, with their text. */
export const useChosenSections = (): readonly ChosenSection[] => {
  const rows = useRows('chosenSections')
  const texts = useMeeting((snapshot) => snapshot.templateTexts)
  const parts = useMeeting((snapshot) => snapshot.templateParts)
  return useMemo(
    () => listChosen({ chosenSections: rows, templateTexts: texts, templateParts: parts }),
    [rows, texts, parts],
  )
}
