import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { addRecords } from '../../commands/library'
import { toast } from '../../components/Toasts'
import { reportUnreadable } from '../../components/use-dropped-files'
import { takeDelivery, useHasDelivery } from '../../import/arrivals'
import { chooseFiles } from '../../import/collect-files'
import { createPreview } from '../../import/preview-store'
import { readAndPlan } from '../../import/read-files'
import { navigate } from '../../routes'
import { useOpenMeeting } from '../../stores/meeting-context'
import { getSettings } from '../../stores/settings'
import { useAddChosen } from './add-chosen'
import { createDocumentFacts } from './document-facts'
import { ImportPreview } from './ImportPreview'
import { PreviewProvider } from './preview-context'
import { useNewDocument } from './use-new-document'

const READ_ONLY = 'You can read this postmortem, but not add to it.'

/** The preview of the records that were given to the open document. */
export const RecordsImport = () => {
  const { session, mirror, isReadOnly } = useOpenMeeting()
  const { doc, documentId } = session
  const [preview] = useState(() => createPreview(readAndPlan))
  const facts = useMemo(() => createDocumentFacts(doc, mirror.getState), [doc, mirror])
  const phase = useStore(preview.store, (state) => state.phase)
  const hasDelivery = useHasDelivery(documentId)
  const { add, stop } = useAddChosen(preview, facts)
  const newDocument = useNewDocument()
  useEffect(
    () => () => {
      stop()
      preview.discard()
    },
    [preview, stop],
  )
  useEffect(() => {
    if (phase === 'closed' && newDocument.removeIfUntouched()) navigate({ screen: 'library' })
  }, [phase, newDocument])
  useEffect(() => {
    // What is dropped meanwhile waits until the rows are added.
    if (phase === 'adding') return
    const taken = hasDelivery && takeDelivery(documentId)
    if (!taken) return
    if (isReadOnly) {
      toast(READ_ONLY)
      return
    }
    if (taken.isNew) newDocument.begin()
    void preview.open(taken.files, facts, { isNew: taken.isNew, hasNames: getSettings().importsNames })
  }, [hasDelivery, documentId, preview, facts, isReadOnly, phase, newDocument])

  const cancel = (): void => {
    if (preview.close())
      toast('Nothing was added. Your corrections are kept until you leave this postmortem.', {
        label: 'Go on',
        run: () => void preview.reopen(facts),
        isLive: () => preview.store.getState().phase === 'kept',
        watch: preview.store.subscribe,
      })
  }

  if (phase === 'closed' || phase === 'kept') return null
  return (
    <PreviewProvider value={preview}>
      <ImportPreview
        blocked={isReadOnly ? READ_ONLY : undefined}
        onAdd={() => void add()}
        onStop={stop}
        onCancel={cancel}
        onMoreFiles={() =>
          void chooseFiles('files').then((collected) => collected && addRecords(reportUnreadable(collected)))
        }
      />
    </PreviewProvider>
  )
}
