import { type ReactNode, useMemo } from 'react'
import { MeetingProvider, useOpenMeeting } from '../stores/meeting-context'
import { PresentedProvider } from './presented'

/** Makes everything inside read-only in Present and in the report. */
export const StageEditing = ({ mode, children }: { mode: string; children: ReactNode }) => {
  const open = useOpenMeeting()
  const isPresented = mode === 'present' || mode === 'report'
  const isReadOnly = open.isReadOnly || isPresented
  const inner = useMemo(() => (isReadOnly === open.isReadOnly ? open : { ...open, isReadOnly }), [open, isReadOnly])
  return (
    <PresentedProvider value={isPresented}>
      <MeetingProvider value={inner}>{children}</MeetingProvider>
    </PresentedProvider>
  )
}
