import type * as Y from 'yjs'
import type { Author, ValueOf } from '../../doc'
import { isSameName } from '../../record/same-name'
import type { Commitment } from '../contract'
import { agreed } from './model'

type Owned = Pick<Commitment, 'id' | 'owner'>

/** What keeps somebody from saying yes for an action's owner. */
export type AgreementObstacle = 'no-owner' | 'owner-is-here'

/** Whether an action's owner has agreed to it. Somebody else who owns it now has not. */
export const hasAgreed = (all: ValueOf<typeof agreed>, { id, owner }: Owned): boolean => {
  const entry = all[id]
  if (!entry || owner.trim() === '') return false
  return entry.owner === undefined || isSameName(entry.owner, owner)
}

/**
 * What keeps a person from saying yes to an action, undefined if nothing does. Its owner can; for an owner who has no
 * page of their own open, as in a room with one computer, somebody else can, and is recorded.
 */
export const agreementObstacle = (
  { owner }: Pick<Commitment, 'owner'>,
  person: string,
  /** Names of those who are connected now. */
  connected: readonly string[],
): AgreementObstacle | undefined => {
  if (owner.trim() === '') return 'no-owner'
  if (isSameName(owner, person)) return undefined
  return connected.some((name) => isSameName(name, owner)) ? 'owner-is-here' : undefined
}

/** Says yes for an action's owner, or takes it back; nothing happens where an obstacle stands against it. */
export const setAgreed = (
  doc: Y.Doc,
  author: Author,
  action: Owned,
  connected: readonly string[],
  isAgreed: boolean,
): void => {
  if (agreementObstacle(action, author.name, connected)) return
  const owner = action.owner.trim()
  agreed.set(doc, action.id, isAgreed ? { at: author.now(), owner, by: author.name } : undefined)
}
