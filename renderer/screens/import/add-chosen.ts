import { useCallback } from 'react'
import { applyImport, describeLackOfRoom, type ImportSummary } from '../../../shared/import'
import { stageBySection } from '../../../shared/stages'
import { toast } from '../../components/Toasts'
import { toChosenImport } from '../../import/chosen'
import type { Preview } from '../../import/preview-store'
import { useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import { countOf } from './count-of'

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

/** Adds what was chosen to the open document as one step, and offers to undo it. */
export const useAddChosen = (preview: Preview): (() => void) => {
  const { session, author } = useOpenMeeting()
  return useCallback(() => {
    const { doc, undo } = session
    const chosen = toChosenImport(preview.store.getState())
    const problem = describeLackOfRoom(doc, chosen)
    if (problem) return toast(problem)
    const summary = undo.asOneStep(() => applyImport(doc, author, chosen))
    const { moves } = undo
    preview.discard()
    const { firstEvent } = summary
    if (firstEvent) reveal(stageBySection(firstEvent.section)?.id, firstEvent)
    toast(describe(summary), {
      label: 'Undo',
      run: () => void undo.undo(),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    })
  }, [preview, session, author])
}
