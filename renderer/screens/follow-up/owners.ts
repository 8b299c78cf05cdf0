import { nameKey } from '../../../shared/meeting/people/same-name'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'

/** Everybody who owns something, each once, in order of the alphabet. */
export const listOwners = (documents: readonly FollowUpDocument[]): string[] => {
  const names = new Map<string, string>()
  for (const { actions } of documents)
    for (const { owner } of actions) if (owner.trim()) names.set(nameKey(owner), owner.trim())
  return [...names.values()].sort((a, b) => a.localeCompare(b))
}
