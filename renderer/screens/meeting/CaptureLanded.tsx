import { useStore } from 'zustand'
import type { Place } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { useOpenMeeting } from '../../stores/meeting-context'
import { lookAt, useRoomStage } from '../../stores/where'
import styles from './Capture.module.css'
import { type CaptureKind, landingOf } from './captures'

/** What was captured last, for as long as nothing new is typed. */
export type Landed = { places: readonly Place[]; kind: CaptureKind; typed: string; when: string }

/** Says where a line has landed, and that it is safe only once it is. */
export const LandedLine = ({ landed, onTakeBack }: { landed: Landed; onTakeBack: () => void }) => {
  const { session } = useOpenMeeting()
  const { kind, when, places } = landed
  const isSafe = useStore(session.connection, (state) => state.unsaved === 0 && state.host === 'connected')
  const saved = session.kind === 'own' ? 'Saved here' : 'Saved on the meeting’s host'
  return (
    <>
      <span className={styles.landed}>
        {places.length > 1 && `${places.length} rows `}
        {places.length > 1 ? 'added to ' : 'Added to '}
        {'stage' in kind.lands ? <StageLink kind={kind} stage={kind.lands.stage} /> : <span>{landingOf(kind)}</span>}
        {when && `, ${when}`} · {isSafe ? saved : 'Saving…'}
      </span>
      <Button look="quiet" size="small" onClick={onTakeBack} title="Take it back into the line">
        Undo
      </Button>
    </>
  )
}

const StageLink = ({ kind, stage }: { kind: CaptureKind; stage: string }) => {
  const room = useRoomStage()
  return (
    <button type="button" className={styles.link} onClick={() => lookAt(stage === room ? undefined : stage)}>
      {landingOf(kind)}
    </button>
  )
}
