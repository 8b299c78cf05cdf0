import { useEffect, useState } from 'react'
import { host } from '../../host'
import { openSession, type Session } from '../../session'
import { type MeetingMirror, mirrorMeeting } from '../../stores/meeting'
import { settingsNow } from '../../stores/settings'

/** A participant's colour as CSS. */
export const personColor = (color: number): string => `var(--person-${color})`

type Opened = { session: Session; mirror: MeetingMirror }

/** Opens a document for as long as the component is there; undefined for the first moment. */
export const useDocument = (id: string, kind: 'own' | 'guest', isSilent: boolean): Opened | undefined => {
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    const { name, color } = settingsNow()
    const session = openSession({
      documentId: id,
      kind,
      identity: { name, color, isFacilitator: false },
      calls: host,
      isSilent,
      cssColor: personColor,
    })
    const mirror = mirrorMeeting(session.doc)
    setOpened({ session, mirror })
    return () => {
      mirror.close()
      session.close()
    }
  }, [id, kind, isSilent])
  return opened
}
