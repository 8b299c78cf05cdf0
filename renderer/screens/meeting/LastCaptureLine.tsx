import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { useStore } from 'zustand'
import type { CaptureKind } from '../../../shared/document/captures'
import type { FieldRef } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { useOpenMeeting } from '../../stores/meeting-context'
import { useRoomStage, viewStage } from '../../stores/viewed-stage'
import styles from './Capture.module.css'
import type { LastCapture } from './use-capture'

/** Shows where a captured line went, and that it is saved only once it is. */
export const LastCaptureLine = ({ last, onUndo }: { last: LastCapture; onUndo: () => void }) => {
  const { session } = useOpenMeeting()
  const { kind, when, refs } = last
  const canUndo = useCanUndo(refs)
  const isSafe = useStore(session.connection, (state) => state.unsaved === 0 && state.host === 'connected')
  const saved = session.kind === 'own' ? 'Saved here' : 'Saved on the meeting’s host'
  return (
    <>
      <span className={styles.captured}>
        {refs.length > 1 && `${refs.length} rows `}
        {refs.length > 1 ? 'added to ' : 'Added to '}
        {kind.stage !== undefined ? <StageLink kind={kind} stage={kind.stage} /> : <span>{kind.destination}</span>}
        {when && `, ${when}`}
      </span>
      <span className={styles.saved}>· {isSafe ? saved : 'Saving…'}</span>
      {canUndo && (
        <Button look="quiet" size="small" onClick={onUndo} title="Move it back to the capture bar">
          Undo
        </Button>
      )}
    </>
  )
}

/** How long (ms) a captured line can be taken back into the field. */
const UNDO_OFFER_DURATION_MS = 60_000

/** Whether what was captured can be taken back: it still exists and was added a short time ago. */
const useCanUndo = (refs: readonly FieldRef[]): boolean => {
  const { doc } = useOpenMeeting().session
  const [expired, setExpired] = useState<readonly FieldRef[]>()
  useEffect(() => {
    const timer = setTimeout(() => setExpired(refs), UNDO_OFFER_DURATION_MS)
    return () => clearTimeout(timer)
  }, [refs])
  const subscribe = useCallback(
    (listener: () => void) => {
      doc.on('afterTransaction', listener)
      return () => doc.off('afterTransaction', listener)
    },
    [doc],
  )
  const exist = useSyncExternalStore(subscribe, () =>
    refs.every(({ section, id }) => {
      const record = doc.getMap(section).get(id)
      return record instanceof Y.Map && !record.has('removedAt')
    }),
  )
  return exist && expired !== refs
}

const StageLink = ({ kind, stage }: { kind: CaptureKind; stage: string }) => {
  const room = useRoomStage()
  return (
    <button type="button" className={styles.link} onClick={() => viewStage(stage === room ? undefined : stage)}>
      {kind.destination}
    </button>
  )
}
