import { type ReactNode, useMemo } from 'react'
import { MeetingProvider, useOpenMeeting } from '../stores/meeting-context'

/** What is shown to the room or read afterwards is not edited there: below this, the meeting is read-only. */
export const StageEditing = ({ mode, children }: { mode: string; children: ReactNode }) => {
  const open = useOpenMeeting()
  const isReadOnly = open.isReadOnly || mode === 'present' || mode === 'report'
  const inner = useMemo(() => (isReadOnly === open.isReadOnly ? open : { ...open, isReadOnly }), [open, isReadOnly])
  return <MeetingProvider value={inner}>{children}</MeetingProvider>
}
