import type * as Y from 'yjs'
import type { Author, ValueOf } from '../../crdt'
import { isShownBy, type RosterPerson } from '../../meeting/people'
import { isSameName } from '../../meeting/people/same-name'
import type { Commitment } from '../contract'
import { agreed } from './model'

type Owned = Pick<Commitment, 'id' | 'owner'>

/** Somebody at a page, as they show themself; `person` is their id on the roster. */
type Shown = { name: string; person?: string | undefined }

/** Those among whom an action is agreed to. */
export type AgreementRoom = {
  roster: readonly RosterPerson[]
  /** The person at this page. */
  self: Shown
  isFacilitator: boolean
  /** The others who are connected now. */
  others: readonly Shown[]
}

/** What keeps somebody from saying yes for an action's owner. */
export type AgreementObstacle = 'no-owner' | 'owner-is-here' | 'facilitator-notes-it'

/** Whether an action's owner has agreed to it. Somebody else who owns it now has not. */
export const hasAgreed = (all: ValueOf<typeof agreed>, { id, owner }: Owned): boolean => {
  const entry = all[id]
  if (!entry || owner.trim() === '') return false
  return entry.owner === undefined || isSameName(entry.owner, owner)
}

/** Whether a page is that of an action's owner: of somebody on the roster who bears the name, or else of anybody who does. */
const isOwner = (owner: string, shown: Shown, roster: readonly RosterPerson[]): boolean => {
  const bearers = roster.filter(({ names }) => names.some((name) => isSameName(name, owner)))
  return bearers.length > 0 ? bearers.some((one) => isShownBy(one, shown)) : isSameName(owner, shown.name)
}

/**
 * What keeps the person at this page from saying yes to an action, undefined if nothing does. Its owner can; for an owner
 * who has no page of their own open, as in a room with one computer, the facilitator notes it and is recorded.
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

/** Says yes for an action's owner, or takes it back; nothing happens where an obstacle stands against it. */
export const setAgreed = (doc: Y.Doc, author: Author, action: Owned, room: AgreementRoom, isAgreed: boolean): void => {
  if (agreementObstacle(action, room)) return
  const owner = action.owner.trim()
  agreed.set(doc, action.id, isAgreed ? { at: author.now(), owner, by: author.name } : undefined)
}
