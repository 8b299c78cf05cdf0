import { useEffect, useRef } from 'react'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useSettings } from '../../stores/settings'
import { useMeetingControls } from './use-meeting-commands'

/**
 * Marks whoever is at a running meeting as attending, adding them to the roster if needed. Done once, so that it can be
 * undone.
 */
export const useAttendance = (): void => {
  const { author, isReadOnly } = useOpenMeeting()
  const { name } = useSettings()
  const controls = useMeetingControls()
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const recordedFor = useRef('')
  useEffect(() => {
    if (!isRunning || isReadOnly || name.trim() === '' || recordedFor.current === (author.person ?? name)) return
    recordedFor.current = author.person ?? name
    controls.attend()
  }, [isRunning, isReadOnly, name, author.person, controls])
}
