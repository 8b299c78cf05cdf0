import type { Author } from '../../shared/crdt'

/** An author with a clock that the test controls and with predictable ids. */
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
