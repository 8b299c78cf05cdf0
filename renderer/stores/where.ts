import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Snapshot } from '../../shared/meeting'
import { useMeeting } from './meeting-context'
import { agendaIn } from './use-agenda'

/** Which stage this window looks at, where it differs from the room's. */
const where = createStore<{ stage?: string }>(() => ({}))

/** Looks at another stage than the room; undefined goes along with it again. */
export const lookAt = (stage: string | undefined): void => where.setState({ stage }, true)

/** The stage this window stays at; undefined while it goes along with the room. */
export const useOwnStage = (): string | undefined => useStore(where, ({ stage }) => stage)

/** The stage the room is at; before the meeting its first. */
export const roomStageIn = (snapshot: Snapshot): string =>
  snapshot.run.state.stage || (agendaIn(snapshot).find((item) => item.isOn)?.stage ?? '')

export const useRoomStage = (): string => useMeeting(roomStageIn)

/** The stage that this window shows. */
export const useViewedStage = (): string => {
  const own = useOwnStage()
  const room = useRoomStage()
  return own ?? room
}
