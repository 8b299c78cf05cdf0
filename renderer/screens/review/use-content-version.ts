import { useEffect, useState } from 'react'
import { contentVersion } from '../../../shared/document/sign-off'
import { useMeeting } from '../../stores/meeting-context'

/** Telling it reads the whole document, so it waits for a pause between changes, ms. */
const READ_DELAY_MS = 400

/** Tells what the document says from what it says at any other time, soon after each change; undefined until it is known. */
export const useContentVersion = (isNeeded: boolean): string | undefined => {
  const snapshot = useMeeting((all) => all)
  const [version, setVersion] = useState<string>()
  useEffect(() => {
    if (!isNeeded) return setVersion(undefined)
    const timer = setTimeout(() => setVersion(contentVersion(snapshot)), READ_DELAY_MS)
    return () => clearTimeout(timer)
  }, [isNeeded, snapshot])
  return version
}
