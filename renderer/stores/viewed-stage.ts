import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Snapshot } from '../../shared/document'
import { firstStage } from '../../shared/document/agenda'
import { stageOfAgendaId } from '../../shared/meeting/agenda'
import { useMeeting } from './meeting-context'

/** Which stage this window shows. It differs from the room's only by the person's choice, or while they type. */
const viewedStage = createStore<{ own?: string; followed?: string }>(() => ({}))

/** Shows a stage regardless of the room; undefined follows the room again. */
export const viewStage = (stage: string | undefined): void => viewedStage.setState({ own: stage })

/** Follows the room to a stage; undefined follows it wherever it is, at once. */
export const syncToRoom = (stage: string | undefined): void => viewedStage.setState({ followed: stage })

/** The stage chosen in this window; undefined while it follows the room. */
export const useOwnStage = (): string | undefined => useStore(viewedStage, ({ own }) => own)

/** Where on the agenda the room is; at the first stage before the meeting. */
export const getRoomAgendaId = (snapshot: Snapshot): string => snapshot.run.state.stage || firstStage(snapshot)

export const useRoomAgendaId = (): string => useMeeting(getRoomAgendaId)

/** The stage the room is at, the same one for all its repetitions on the agenda. */
export const useRoomStage = (): string => stageOfAgendaId(useRoomAgendaId())

/** The stage that this window shows. */
export const useViewedStage = (): string => {
  const chosen = useStore(viewedStage, ({ own, followed }) => own ?? followed)
  const room = useRoomStage()
  return chosen ?? room
}
