import { perDocument } from '../../../shared/document/follow-up'
import { nameKey } from '../../../shared/meeting/people/same-name'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'

const ownersOf = perDocument(({ actions }) =>
  actions.flatMap(({ owner }) => (owner.trim() ? [[nameKey(owner), owner.trim()] as const] : [])),
)

/** Everybody who owns something, each once, in order of the alphabet. */
export const listOwners = (documents: readonly FollowUpDocument[], today: string): string[] => {
  const names = new Map(documents.flatMap((document) => ownersOf(document, today)))
  return [...names.values()].sort((a, b) => a.localeCompare(b))
}
