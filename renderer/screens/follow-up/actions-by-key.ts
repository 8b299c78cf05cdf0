import { rowKey } from '../../../shared/document/follow-up'
import type { Commitment } from '../../../shared/meeting/commitments'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'

/** The actions as they are now, by the keys of their rows. */
export const actionsByKey = (documents: readonly FollowUpDocument[]): ReadonlyMap<string, Commitment> =>
  new Map(documents.flatMap(({ id, actions }) => actions.map((action) => [rowKey(id, action.id), action] as const)))
