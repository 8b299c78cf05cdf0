import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { useStore } from 'zustand'
import type { CaptureKind } from '../../../shared/document/captures'
import type { FieldRef } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { useOpenMeeting } from '../../stores/meeting-context'
import { useRoomStage, viewStage } from '../../stores/viewed-stage'
import styles from './Capture.module.css'

/** What was captured last, for as long as nothing new is typed. */
export type Landed = { refs: readonly FieldRef[]; kind: CaptureKind; typed: string; when: string }

/** Shows where a captured line went, and that it is saved only once it is. */
export const LandedLine = ({ landed, onTakeBack }: { landed: Landed; onTakeBack: () => void }) => {
  const { session } = useOpenMeeting()
  const { kind, when, refs } = landed
  const isThere = useAreThere(refs)
  const isSafe = useStore(session.connection, (state) => state.unsaved === 0 && state.host === 'connected')
  const saved = session.kind === 'own' ? 'Saved here' : 'Saved on the meeting’s host'
  return (
    <>
      <span className={styles.landed}>
        {refs.length > 1 && `${refs.length} rows `}
        {refs.length > 1 ? 'added to ' : 'Added to '}
        {kind.stage !== undefined ? <StageLink kind={kind} stage={kind.stage} /> : <span>{kind.destination}</span>}
        {when && `, ${when}`}
      </span>
      <span className={styles.saved}>· {isSafe ? saved : 'Saving…'}</span>
      {isThere && (
        <Button look="quiet" size="small" onClick={onTakeBack} title="Move it back to the capture bar">
          Undo
        </Button>
      )}
    </>
  )
}

/** How long (ms) a captured line can be taken back into the field. */
const TAKE_BACK_DURATION_MS = 60_000

/** Whether what was captured can be taken back: it still exists and was added a short time ago. */
const useAreThere = (refs: readonly FieldRef[]): boolean => {
  const { doc } = useOpenMeeting().session
  const [expired, setExpired] = useState<readonly FieldRef[]>()
  useEffect(() => {
    const timer = setTimeout(() => setExpired(refs), TAKE_BACK_DURATION_MS)
    return () => clearTimeout(timer)
  }, [refs])
  const subscribe = useCallback(
    (listener: () => void) => {
      doc.on('afterTransaction', listener)
      return () => doc.off('afterTransaction', listener)
    },
    [doc],
  )
  const areThere = useSyncExternalStore(subscribe, () =>
    refs.every(({ section, id }) => {
      const record = doc.getMap(section).get(id)
      return record instanceof Y.Map && !record.has('removedAt')
    }),
  )
  return areThere && expired !== refs
}

const StageLink = ({ kind, stage }: { kind: CaptureKind; stage: string }) => {
  const room = useRoomStage()
  return (
    <button type="button" className={styles.link} onClick={() => viewStage(stage === room ? undefined : stage)}>
      {kind.destination}
    </button>
  )
}
