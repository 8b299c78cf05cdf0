import { meshRoom } from '../../../shared/api/invite'
import type { Identity } from '../identity'
import type { Meetings } from '../meetings'
import { createSignaling, type Signaling } from '.'
import { openBridge } from './bridge'

type Options = { identity: Identity; meetings: Meetings; say: (line: string) => void }

/** The document that a mesh room belongs to: of those shared from here and those joined, as they are now. */
export const createRooms = (meetings: Meetings) => {
  const documentOf = (room: string): string | undefined =>
    [...meetings.shares(), ...meetings.joins()]
      .map(([id]) => id)
      .find((id) => {
        const source = meetings.meshSource(id)
        return source !== undefined && meshRoom(source) === room
      })
  return { documentOf }
}

/** Signaling for the rooms of this host's meetings; those of joined ones reach to the meeting's host. */
export const createRoomSignaling = ({
  identity,
  meetings,
  say,
}: Options): Signaling & ReturnType<typeof createRooms> => {
  const rooms = createRooms(meetings)
  const signaling = createSignaling({
    openBridge: (topic, events) => {
      const invite = meetings.join(rooms.documentOf(topic) ?? '')?.invite
      if (!invite) return undefined
      return openBridge({ topic, invite, instance: identity.sign(`link ${invite.documentId}`), ...events })
    },
    log: say,
  })
  return { ...signaling, ...rooms }
}
