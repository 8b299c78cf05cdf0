import { useMemo } from 'react'
import { useStore } from 'zustand'
import { builtInTemplates, findNewer } from '../../../shared/document/templates'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useOwnTemplates, useReadTemplates } from '../../stores/templates'

/**
 * The document's template in a newer version, with what it brings, for whoever holds the meeting: what somebody else's
 * meeting is made from is not for a guest's folder to say.
 */
export const useNewerTemplate = (): ReturnType<typeof findNewer> => {
  useReadTemplates()
  const own = useOwnTemplates()
  const { session, isReadOnly } = useOpenMeeting()
  const holdsMeeting = useStore(session.connection, ({ kind, meetingHost }) => kind === 'own' && meetingHost === 'self')
  const { id, version } = useMeeting((snapshot) => snapshot.templateNote)
  const template =
    isReadOnly || !holdsMeeting || id === ''
      ? undefined
      : [...builtInTemplates, ...(own?.templates ?? [])].find((one) => one.id === id && one.version > version)
  // Without a newer version, nothing that is typed renders this again.
  const snapshot = useMeeting((all) => (template ? all : undefined))
  return useMemo(() => (template && snapshot ? findNewer(snapshot, [template]) : undefined), [template, snapshot])
}
