import { useEffect, useMemo } from 'react'
import * as Y from 'yjs'
import { host } from '../../host'
import { useOpenMeeting } from '../../stores/meeting-context'

const areEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

/** Takes the open document away again if it was made for records, got none, and nothing else was written into it. */
export const useNewDocument = () => {
  const { session } = useOpenMeeting()
  const { doc, documentId } = session
  const newDocument = useMemo(() => {
    /** The version of the document when it was made for records; undefined if it was not. */
    let version: Uint8Array | undefined
    return {
      /** Remembers the document as it was made. */
      begin: (): void => {
        version ??= Y.encodeStateVector(doc)
      },
      /** False if the document stays. `isClosing`: the page is about to be gone. */
      removeIfUntouched: (isClosing = false): boolean => {
        const isUntouched = version !== undefined && areEqual(version, Y.encodeStateVector(doc))
        version = undefined
        if (isUntouched) void host.call('library.remove', { id: documentId }, { keepalive: isClosing })
        return isUntouched
      },
    }
  }, [doc, documentId])
  useEffect(() => {
    // The records are gone with the page; one that the browser keeps comes back with them.
    const onClose = ({ persisted }: PageTransitionEvent): void => {
      if (!persisted) newDocument.removeIfUntouched(true)
    }
    window.addEventListener('pagehide', onClose)
    return () => {
      window.removeEventListener('pagehide', onClose)
      newDocument.removeIfUntouched()
    }
  }, [newDocument])
  return newDocument
}
