import type * as Y from 'yjs'
import type { Author, ValueOf } from '../../crdt'
import { isSamePerson, type RosterPerson } from '../../meeting/people'
import { isSameName } from '../../meeting/people/same-name'
import type { Commitment } from '../contract'
import { agreed } from './model'

type OwnedAction = Pick<Commitment, 'id' | 'owner'>

/** A person as presence shows them; `person` is their id on the roster. */
type ConnectedPerson = { name: string; person?: string | undefined }

/** The people who are present when an action is agreed to. */
export type AgreementRoom = {
  roster: readonly RosterPerson[]
  /** The person at this page. */
  self: ConnectedPerson
  isFacilitator: boolean
  /** The others who are connected now. */
  others: readonly ConnectedPerson[]
}

/** What keeps somebody from agreeing on behalf of an action's owner. */
export type AgreementObstacle = 'no-owner' | 'owner-is-here' | 'facilitator-notes-it'

/** Whether an action's owner has agreed to it. A former owner's agreement does not count. */
export const hasAgreed = (all: ValueOf<typeof agreed>, { id, owner }: OwnedAction): boolean => {
  const entry = all[id]
  if (!entry || owner.trim() === '') return false
  return entry.owner === undefined || isSameName(entry.owner, owner)
}

/** Whether a connected person is an action's owner: the one on the roster with that name, or else anybody with it. */
const isOwner = (owner: string, connected: ConnectedPerson, roster: readonly RosterPerson[]): boolean => {
  const bearers = roster.filter(({ names }) => names.some((name) => isSameName(name, owner)))
  return bearers.length > 0 ? bearers.some((one) => isSamePerson(one, connected)) : isSameName(owner, connected.name)
}

/**
 * What keeps this page's person from agreeing to an action; undefined if nothing does. Its owner can agree. For an
 * owner without a page of their own, as in a room with one computer, the facilitator can, and is recorded.
 */
export const agreementObstacle = (
  { owner }: Pick<Commitment, 'owner'>,
  { roster, self, isFacilitator, others }: AgreementRoom,
): AgreementObstacle | undefined => {
  if (owner.trim() === '') return 'no-owner'
  if (isOwner(owner, self, roster)) return undefined
  if (others.some((one) => isOwner(owner, one, roster))) return 'owner-is-here'
  return isFacilitator ? undefined : 'facilitator-notes-it'
}

/** Records that an action's owner agrees, or no longer does; does nothing if there is an obstacle. */
export const setAgreed = (
  doc: Y.Doc,
  author: Author,
  action: OwnedAction,
  room: AgreementRoom,
  isAgreed: boolean,
): void => {
  if (agreementObstacle(action, room)) return
  const owner = action.owner.trim()
  agreed.set(doc, action.id, isAgreed ? { at: author.now(), owner, by: author.name } : undefined)
}
