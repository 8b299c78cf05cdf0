import { FileText } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { toast } from '../../components/Toasts'
import { navigate } from '../../routes'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { isWriting } from '../../stores/use-room-focus'
import styles from './Note.module.css'

const useIsEnded = (): boolean => useMeeting((snapshot) => snapshot.run.state.phase === 'ended')

/** When the meeting ends, the report opens for everybody except those who are typing. */
export const useOpenReportAtEnd = (): void => {
  const { session } = useOpenMeeting()
  const isEnded = useIsEnded()
  const before = useRef(isEnded)
  useEffect(() => {
    const hasJustEnded = isEnded && !before.current
    before.current = isEnded
    if (!hasJustEnded || isWriting()) return
    navigate({ screen: 'document', id: session.documentId, mode: 'report' })
    toast('The meeting has ended. This is its report. You can still add to it.')
  }, [isEnded, session])
}

/** Shown over the stages of a meeting that has ended, with a link to its report. */
export const MeetingEnded = () => {
  const { session } = useOpenMeeting()
  const isEnded = useIsEnded()
  const command: Command = {
    id: 'open report',
    label: 'Open report',
    group: 'Meeting',
    isEnabled: isEnded,
    run: () => navigate({ screen: 'document', id: session.documentId, mode: 'report' }),
  }
  useCommands([command])
  if (!isEnded) return null
  return (
    <div className={styles.note}>
      <p>The meeting has ended. You can still read and change everything here.</p>
      <CommandButton command={command} icon={<FileText />} size="small" />
    </div>
  )
}
