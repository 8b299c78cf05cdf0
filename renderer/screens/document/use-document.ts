import { useCallback, useEffect, useState } from 'react'
import { host } from '../../host'
import { createLanguageCheck, type LanguageCheck } from '../../language/language-check'
import { openSession, type Session } from '../../session'
import { createMeetingMirror, type MeetingMirror } from '../../stores/meeting'
import { getSettings } from '../../stores/settings'

type Opened = { session: Session; mirror: MeetingMirror; language: LanguageCheck }
export type OpenDocument = Opened & {
  /** Reopens the document from its host and reapplies what this person typed last. */
  reopen: () => void
}

/** Opens a document while the component is mounted; undefined at first. */
export const useDocument = (id: string, kind: 'own' | 'guest', isSilent: boolean): OpenDocument | undefined => {
  const [opened, setOpened] = useState<Opened>()
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round opens the document again
  useEffect(() => {
    const { name, color } = getSettings()
    const session = openSession({
      documentId: id,
      kind,
      identity: { name, color, isFacilitator: false },
      calls: host,
      isSilent,
    })
    const mirror = createMeetingMirror(session.doc)
    // Views render once for a step of many rows, not with each of its slices.
    session.undo.subscribe(() => mirror.hold(session.undo.isBusy))
    const language = createLanguageCheck({ doc: session.doc, mirror, drafts: session.drafts })
    setOpened({ session, mirror, language })
    return () => {
      language.close()
      mirror.close()
      session.close()
    }
  }, [id, kind, isSilent, round])
  const session = opened?.session
  const reopen = useCallback(() => {
    void session?.keepUnsharedEdits().then(() => setRound((before) => before + 1))
  }, [session])
  // The person need not be asked: what they typed is reapplied, and the document is unchanged.
  useEffect(
    () =>
      session?.connection.subscribe((state, before) => {
        if (state.reopen?.why === 'id-taken' && !before.reopen) reopen()
      }),
    [session, reopen],
  )
  return opened && { ...opened, reopen }
}
