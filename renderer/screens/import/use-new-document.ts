import { useCallback } from 'react'
import { host } from '../../host'
import { navigate } from '../../routes'
import { useOpenMeeting } from '../../stores/meeting-context'

/** Goes back to the library from a document that was made for records of which none were added, and takes it away. */
export const useLeaveNewDocument = (): (() => Promise<void>) => {
  const { session } = useOpenMeeting()
  const { documentId } = session
  return useCallback(async () => {
    navigate({ screen: 'library' })
    await host.call('library.remove', { id: documentId })
  }, [documentId])
}
