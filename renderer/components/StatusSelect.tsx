import { useState } from 'react'
import { listGaps } from '../../shared/document/completeness'
import { documentStatusOptions, type MeetingRecord, record } from '../../shared/meeting/incident'
import { lazyWithPreload } from '../lazy-with-preload'
import { useEditing, useMeeting, useOpenMeeting } from '../stores/meeting-context'
import { Overlay } from './Overlay'
import { Select } from './Select'

const CompletenessDialog = lazyWithPreload(() =>
  import('./CompletenessDialog').then((module) => module.CompletenessDialog),
)

/** The postmortem's status. Before it becomes complete while something is missing, a dialog shows what. */
export const StatusSelect = () => {
  const { doc, isReadOnly } = useEditing()
  const { mirror, session } = useOpenMeeting()
  const status = useMeeting((snapshot) => snapshot.record.status)
  const [isAsking, setIsAsking] = useState(false)
  const change = (next: MeetingRecord['status']): void => record.change(doc, { status: next })
  const choose = (next: MeetingRecord['status']): void => {
    const isMissing = (): boolean => listGaps(mirror.getState(), session.clock.now()).some((gap) => gap.isRequired)
    if (next === 'complete' && status !== 'complete' && isMissing()) setIsAsking(true)
    else change(next)
  }
  return (
    <>
      <Select label="Status" value={status} isDisabled={isReadOnly} options={documentStatusOptions} onChange={choose} />
      <Overlay message="What is missing could not be shown." onFail={() => setIsAsking(false)}>
        {isAsking && (
          <CompletenessDialog
            status={status}
            onComplete={() => {
              setIsAsking(false)
              change('complete')
            }}
            onClose={() => setIsAsking(false)}
          />
        )}
      </Overlay>
    </>
  )
}
