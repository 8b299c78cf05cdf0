import { useState } from 'react'
import { type Command, useCommands } from '../../commands/registry'
import { Overlay } from '../../components/Overlay'
import { setChooserOpen, takeDelivery, useHasDelivery, useTakesRecords } from '../../import/arrivals'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useOpenMeeting } from '../../stores/meeting-context'
import { useMergeAsStep } from './use-merge-as-step'

const RecordsImport = lazyWithPreload(() => import('../import/RecordsImport').then((module) => module.RecordsImport))

/** Makes an open document take records: the preview is loaded with the first of them, and stays with its corrections. */
export const ArrivedRecords = () => {
  const { session, isReadOnly } = useOpenMeeting()
  const { documentId } = session
  const [isNeeded, setIsNeeded] = useState(false)
  const hasDelivery = useHasDelivery(documentId)
  useTakesRecords(documentId)
  useMergeAsStep()
  if (hasDelivery && !isNeeded) setIsNeeded(true)
  const add: Command = {
    id: 'records',
    label: 'Add records',
    group: 'This page',
    keys: 'Alt+Shift+I',
    isEnabled: !isReadOnly,
    searchTerms: 'chat log alerts table transcript paste import zip folder',
    run: () => setChooserOpen(true),
  }
  useCommands([add])
  return (
    <Overlay
      message="The preview of the records could not be opened."
      onFail={() => {
        takeDelivery(documentId)
        setIsNeeded(false)
      }}
    >
      {isNeeded && <RecordsImport />}
    </Overlay>
  )
}
