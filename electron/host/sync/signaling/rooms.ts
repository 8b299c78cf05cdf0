import { meshRoom } from '../../../../shared/protocol/invite'
import type { Identity } from '../../app/identity'
import type { Meetings } from '../../app/meetings'
import type { MemoryAccounts } from '../memory-accounts'
import { createSignaling, type Signaling } from '.'
import { createBridge } from './bridge'

type Options = { identity: Identity; meetings: Meetings; accounts: MemoryAccounts; log: (line: string) => void }

/** Finds the document of a mesh room among those that are shared or joined now. */
export const createRooms = (meetings: Pick<Meetings, 'shares' | 'joins' | 'meshSource'>) => {
  // Cached: deriving a room's name takes a quarter of a millisecond, and a client may ask for any name.
  const derived = new Map<string, { secret: string; room: string | undefined }>()

  const getRoom = (documentId: string): string | undefined => {
    const source = meetings.meshSource(documentId)
    if (!source) return undefined
    const known = derived.get(documentId)
    if (known?.secret === source.secret) return known.room
    const room = meshRoom(source)
    derived.set(documentId, { secret: source.secret, room })
    return room
  }

  const findDocument = (room: string): string | undefined =>
    [...meetings.shares(), ...meetings.joins()].find(([id]) => getRoom(id) === room)?.[0]
  return { findDocument }
}

/** Signaling for the rooms of this host's meetings; those of joined meetings are bridged to the meeting's host. */
export const createRoomSignaling = ({
  identity,
  meetings,
  accounts,
  log,
}: Options): Signaling & ReturnType<typeof createRooms> => {
  const rooms = createRooms(meetings)
  const signaling = createSignaling({
    createBridge: (topic, events) => {
      const invite = meetings.join(rooms.findDocument(topic) ?? '')?.invite
      if (!invite) return undefined
      return createBridge({ topic, invite, instance: identity.sign(`link ${invite.documentId}`), ...events })
    },
    accounts,
    log,
  })
  return { ...signaling, ...rooms }
}
