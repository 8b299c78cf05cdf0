import type { Author } from '../../shared/crdt'

/** An author whose clock and ids are the test's own. */
export const testAuthor = (
  name = 'Noor',
  startsAt = Date.UTC(2026, 0, 1),
): Author & { advance: (ms: number) => void } => {
  let now = startsAt
  let count = 0
  return {
    name,
    now: () => now,
    newId: () => `${name.toLowerCase()}-${++count}`,
    advance: (ms) => {
      now += ms
    },
  }
}
