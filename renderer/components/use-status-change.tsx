import { type ReactNode, useState } from 'react'
import { listGaps } from '../../shared/document/completeness'
import { type MeetingRecord, record } from '../../shared/meeting/incident'
import { lazyWithPreload } from '../lazy-with-preload'
import { useEditing, useOpenMeeting } from '../stores/meeting-context'
import { Overlay } from './Overlay'

const CompletenessDialog = lazyWithPreload(() =>
  import('./CompletenessDialog').then((module) => module.CompletenessDialog),
)

type Status = MeetingRecord['status']

/**
 * Changes the postmortem's status. Before it becomes complete while something is missing, a dialog shows what; the caller
 * renders it.
 */
export const useStatusChange = (): { change: (next: Status) => void; dialog: ReactNode } => {
  const { doc } = useEditing()
  const { mirror, session } = useOpenMeeting()
  const [isAsking, setIsAsking] = useState(false)
  const set = (status: Status): void => record.change(doc, { status })
  const change = (next: Status): void => {
    const snapshot = mirror.getState()
    const isMissing = (): boolean => listGaps(snapshot, session.clock.now()).some((gap) => gap.isRequired)
    if (next === 'complete' && snapshot.record.status !== 'complete' && isMissing()) setIsAsking(true)
    else set(next)
  }
  const dialog = (
    <Overlay message="What is missing could not be shown." onFail={() => setIsAsking(false)}>
      {isAsking && (
        <CompletenessDialog
          status={mirror.getState().record.status}
          onComplete={() => {
            setIsAsking(false)
            set('complete')
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Overlay>
  )
  return { change, dialog }
}
