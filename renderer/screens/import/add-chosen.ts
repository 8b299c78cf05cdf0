import { useCallback } from 'react'
import { applyImport, describeLackOfRoom, type ImportSummary } from '../../../shared/import'
import { stageBySection } from '../../../shared/stages'
import { toast } from '../../components/Toasts'
import { toChosenImport } from '../../import/chosen'
import type { Preview } from '../../import/preview-store'
import { useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import { countOf } from './count-of'

/** The timeline draws every row, which takes seconds for more than these; then it waits until somebody opens it. */
const MAX_REVEALED_ROWS = 2_000

const describe = ({ events, recollections, lessons, actions, texts, alreadyImported }: ImportSummary): string => {
  const parts = [
    ...(events > 0 ? [countOf(events, 'row')] : []),
    ...(recollections > 0 ? [countOf(recollections, 'recollection')] : []),
    ...(lessons > 0 ? [countOf(lessons, 'lesson')] : []),
    ...(actions > 0 ? [countOf(actions, 'action')] : []),
    ...texts,
  ]
  if (parts.length > 0) return `Added: ${parts.join(', ')}.`
  return alreadyImported > 0 ? `All ${alreadyImported} rows are already in the timeline.` : 'Nothing was added.'
}

/** Adds what was chosen to the open document as one step, and offers to undo it; false if there is no room for it. */
export const useAddChosen = (preview: Preview): (() => boolean) => {
  const { session, author } = useOpenMeeting()
  return useCallback(() => {
    const { doc, undo } = session
    const chosen = toChosenImport(preview.store.getState())
    const problem = describeLackOfRoom(doc, chosen)
    if (problem) {
      preview.fail(problem)
      return false
    }
    const summary = undo.asOneStep(() => applyImport(doc, author, chosen))
    const { moves } = undo
    preview.discard()
    const { firstEvent } = summary
    if (firstEvent && summary.events <= MAX_REVEALED_ROWS) reveal(stageBySection(firstEvent.section)?.id, firstEvent)
    toast(describe(summary), {
      label: 'Undo',
      run: () => void undo.undo(),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    })
    return true
  }, [preview, session, author])
}
