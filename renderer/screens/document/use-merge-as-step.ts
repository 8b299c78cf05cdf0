import { useEffect } from 'react'
import { undoMerge } from '../../commands/library'
import { toast } from '../../components/Toasts'
import { useOpenMeeting } from '../../stores/meeting-context'
import { forgetMerged, useDoneMerge } from '../../stores/merge-preview'

/** Makes what was merged into the open document a step for Undo, like an import of records, and says so. */
export const useMergeAsStep = (): void => {
  const { session } = useOpenMeeting()
  const { undo, documentId } = session
  const merge = useDoneMerge(documentId)
  useEffect(() => {
    if (!merge) return
    forgetMerged()
    undo.pushElsewhere(() => void undoMerge(documentId))
    const { moves } = undo
    toast(merge.message, {
      label: 'Undo',
      run: () => void undo.undo(),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    })
  }, [merge, undo, documentId])
}
