import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type AgendaItem, agendaOf } from '../../../shared/agenda'
import type { Snapshot } from '../../../shared/meeting'
import { stages } from '../../../shared/stages'
import { useMeeting } from '../../stores/meeting-context'

const defaults = stages.map(({ id, defaultMinutes, isOptional = false }) => ({
  id,
  minutes: defaultMinutes[90],
  isOptional,
}))

let last: { entries: Snapshot['agenda']; agenda: AgendaItem[] } | undefined

/** The meeting's agenda, the same array for as long as its entries are the same. */
export const agendaIn = ({ agenda: entries }: Pick<Snapshot, 'agenda'>): AgendaItem[] => {
  if (last?.entries !== entries) last = { entries, agenda: agendaOf(defaults, entries) }
  return last.agenda
}

/** Which stage this window looks at, where it differs from the room's. */
const where = createStore<{ stage?: string }>(() => ({}))

/** Looks at another stage than the room; undefined goes along with it again. */
export const lookAt = (stage: string | undefined): void => where.setState({ stage }, true)

/** The stage this window wanted to stay at; undefined while it goes along with the room. */
export const useOwnStage = (): string | undefined => useStore(where, ({ stage }) => stage)

/** The stage the room is at; before the meeting its first. */
export const useRoomStage = (): string =>
  useMeeting((snapshot) => snapshot.run.state.stage || (agendaIn(snapshot).find((item) => item.isOn)?.stage ?? ''))

/** The stage that this window shows. */
export const useViewedStage = (): string => {
  const own = useOwnStage()
  const room = useRoomStage()
  return own ?? room
}
