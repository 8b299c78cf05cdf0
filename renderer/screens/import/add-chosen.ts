import { useCallback, useRef } from 'react'
import { describeLackOfRoom, type ImportSummary } from '../../../shared/import'
import { countText } from '../../../shared/meeting/format'
import { stageBySection } from '../../../shared/stages'
import { toast } from '../../components/Toasts'
import { addInSlices } from '../../import/add-in-slices'
import { toChosenImport } from '../../import/chosen'
import type { DocumentFacts, Preview } from '../../import/preview-store'
import { nextTurn } from '../../session'
import { useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import { describeAllThere } from './row-texts'

const describe = ({ events, recollections, lessons, actions, texts, alreadyImported }: ImportSummary): string => {
  const parts = [
    ...(events > 0 ? [countText(events, 'row')] : []),
    ...(recollections > 0 ? [countText(recollections, 'recollection')] : []),
    ...(lessons > 0 ? [countText(lessons, 'lesson')] : []),
    ...(actions > 0 ? [countText(actions, 'action')] : []),
    ...texts,
  ]
  if (parts.length > 0) return `Added: ${parts.join(', ')}.`
  return alreadyImported > 0 ? describeAllThere(alreadyImported) : 'Nothing was added.'
}

/** Adds what was chosen to the open document as one step, and offers to undo it. */
export const useAddChosen = (preview: Preview, facts: DocumentFacts) => {
  const { session, author } = useOpenMeeting()
  const adding = useRef<AbortController>(undefined)
  const add = useCallback(async (): Promise<void> => {
    const { doc, undo } = session
    const chosen = toChosenImport(preview.store.getState())
    const controller = new AbortController()
    adding.current = controller
    const total = chosen.rows.length
    preview.showAdded({ done: 0, total })
    // Each of what many rows take time for has a frame of its own.
    await nextTurn()
    const problem = describeLackOfRoom(doc, chosen)
    if (problem) {
      preview.showAdded(undefined)
      preview.fail(problem)
      return
    }
    await nextTurn()
    const summary = await addInSlices({
      session,
      author,
      chosen,
      present: facts.present(),
      onProgress: (done) => preview.showAdded({ done, total }),
      signal: controller.signal,
    }).catch((error: unknown) => {
      console.error(error)
      return undefined
    })
    if (!summary && preview.store.getState().phase === 'closed') {
      // The postmortem was closed, and with it the connection by which rows could be taken back.
      toast('Not all rows were added. Add the same records again to add the rest.')
      return
    }
    if (!summary) {
      preview.showAdded(undefined)
      preview.fail(
        controller.signal.aborted
          ? 'Stopped. Nothing was added.'
          : 'Something went wrong. Nothing was added. Try again.',
      )
      return
    }
    const { moves } = undo
    preview.discard()
    const { firstEvent } = summary
    // The timeline opens in a frame of its own, after the preview has closed.
    await nextTurn()
    if (firstEvent) reveal(stageBySection(firstEvent.section)?.id, firstEvent)
    toast(describe(summary), {
      label: 'Undo',
      run: () => void undo.undo(),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    })
  }, [preview, facts, session, author])
  const stop = useCallback((): void => adding.current?.abort(), [])
  return { add, stop }
}
