import { hasMeeting } from '../../shared/document/review-form'
import { documentStatusOptions } from '../../shared/meeting/incident'
import { useEditing, useMeeting } from '../stores/meeting-context'
import { Select } from './Select'
import { useStatusChange } from './use-status-change'

/** The postmortem's status. Before it becomes complete while something is missing, a dialog shows what. */
export const StatusSelect = () => {
  const { isReadOnly } = useEditing()
  const status = useMeeting((snapshot) => snapshot.record.status)
  const isMet = useMeeting(hasMeeting)
  const { change, dialog } = useStatusChange()
  const options = documentStatusOptions.filter(({ value }) => isMet || value !== 'in-meeting' || value === status)
  return (
    <>
      <Select label="Status" value={status} isDisabled={isReadOnly} options={options} onChange={change} />
      {dialog}
    </>
  )
}
