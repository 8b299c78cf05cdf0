import { meshRoom } from '../../../shared/api/invite'
import type { Identity } from '../identity'
import type { Meetings } from '../meetings'
import type { MemoryAccounts } from '../memory-accounts'
import { createSignaling, type Signaling } from '.'
import { openBridge } from './bridge'

type Options = { identity: Identity; meetings: Meetings; accounts: MemoryAccounts; say: (line: string) => void }

/** The document that a mesh room belongs to: of those shared from here and those joined, as they are now. */
export const createRooms = (meetings: Pick<Meetings, 'shares' | 'joins' | 'meshSource'>) => {
  // Deriving a room's name costs a quarter of a millisecond, and anybody who is in may ask for any name.
  const derived = new Map<string, { secret: string; room: string | undefined }>()

  const roomOf = (documentId: string): string | undefined => {
    const source = meetings.meshSource(documentId)
    if (!source) return undefined
    const known = derived.get(documentId)
    if (known?.secret === source.secret) return known.room
    const room = meshRoom(source)
    derived.set(documentId, { secret: source.secret, room })
    return room
  }

  const documentOf = (room: string): string | undefined =>
    [...meetings.shares(), ...meetings.joins()].find(([id]) => roomOf(id) === room)?.[0]
  return { documentOf }
}

/** Signaling for the rooms of this host's meetings; those of joined ones reach to the meeting's host. */
export const createRoomSignaling = ({
  identity,
  meetings,
  accounts,
  say,
}: Options): Signaling & ReturnType<typeof createRooms> => {
  const rooms = createRooms(meetings)
  const signaling = createSignaling({
    openBridge: (topic, events) => {
      const invite = meetings.join(rooms.documentOf(topic) ?? '')?.invite
      if (!invite) return undefined
      return openBridge({ topic, invite, instance: identity.sign(`link ${invite.documentId}`), ...events })
    },
    accounts,
    log: say,
  })
  return { ...signaling, ...rooms }
}
