import { useCallback, useEffect, useState } from 'react'
import { host } from '../../host'
import { openSession, type Session } from '../../session'
import { createMeetingMirror, type MeetingMirror } from '../../stores/meeting'
import { settingsNow } from '../../stores/settings'

/** A participant's colour as CSS. */
export const personColor = (color: number): string => `var(--person-${color})`

type Opened = { session: Session; mirror: MeetingMirror }
export type OpenDocument = Opened & {
  /** Opens the document anew from its host; what this person typed last is typed again. */
  reopen: () => void
}

/** Opens a document for as long as the component is there; undefined for the first moment. */
export const useDocument = (id: string, kind: 'own' | 'guest', isSilent: boolean): OpenDocument | undefined => {
  const [opened, setOpened] = useState<Opened>()
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another opening
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
    const mirror = createMeetingMirror(session.doc)
    setOpened({ session, mirror })
    return () => {
      mirror.close()
      session.close()
    }
  }, [id, kind, isSilent, round])
  const session = opened?.session
  const reopen = useCallback(() => {
    void session?.carryOver().then(() => setRound((before) => before + 1))
  }, [session])
  // Nobody has to be asked: the words are kept, and the document is as it was.
  useEffect(
    () =>
      session?.connection.subscribe((state, before) => {
        if (state.reopen?.why === 'id-taken' && !before.reopen) reopen()
      }),
    [session, reopen],
  )
  return opened && { ...opened, reopen }
}
