import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Snapshot } from '../../shared/document'
import { firstStage } from '../../shared/document/agenda'
import { useMeeting } from './meeting-context'

/** Which stage this window looks at. Another one than the room's only by the person's choice, or while they type. */
const viewedStage = createStore<{ own?: string; followed?: string }>(() => ({}))

/** Looks at another stage than the room; undefined goes along with it again. */
export const viewStage = (stage: string | undefined): void => viewedStage.setState({ own: stage })

/** Goes along with the room to a stage; undefined: wherever it is, at once. */
export const syncToRoom = (stage: string | undefined): void => viewedStage.setState({ followed: stage })

/** The stage this window has chosen for itself; undefined while it goes along with the room. */
export const useOwnStage = (): string | undefined => useStore(viewedStage, ({ own }) => own)

/** The stage the room is at; before the meeting its first. */
export const roomStageIn = (snapshot: Snapshot): string => snapshot.run.state.stage || firstStage(snapshot)

export const useRoomStage = (): string => useMeeting(roomStageIn)

/** The stage that this window shows. */
export const useViewedStage = (): string => {
  const chosen = useStore(viewedStage, ({ own, followed }) => own ?? followed)
  const room = useRoomStage()
  return chosen ?? room
}
