import type { FollowUpDocument } from '../../protocol/follow-up'

/**
 * What follows from one document on one day. An unchanged document has the same result, not only an equal one, so that a
 * change of one among hundreds costs what that one does.
 */
export const perDocument = <T>(
  derive: (document: FollowUpDocument, today: string) => T,
): ((document: FollowUpDocument, today: string) => T) => {
  const known = new WeakMap<FollowUpDocument, { today: string; result: T }>()
  return (document, today) => {
    const before = known.get(document)
    if (before?.today === today) return before.result
    const result = derive(document, today)
    known.set(document, { today, result })
    return result
  }
}
