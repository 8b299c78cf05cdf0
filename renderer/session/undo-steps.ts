import * as Y from 'yjs'

/**
 * A change as Yjs keeps it, the records of an addition, several of both that are one step for the person, or something
 * that was done elsewhere for them, such as a merge by the host, which can be undone but not done again.
 */
export type Step = 'change' | Y.Map<unknown>[] | { parts: Step[] } | { revert: () => void }

/** Whether a step is undone by whoever made it, and not here. */
export const isDoneElsewhere = (step: Step): step is { revert: () => void } =>
  typeof step === 'object' && 'revert' in step

/** The records of one part of a step, and those of the whole. */
export type Moved = { moved: number; total: number }

/** Moves on, and tells the number of records of each part. */
export function* counting(moving: Iterator<Moved>, count: (moved: number) => void): Generator<void, void> {
  for (let part = moving.next(); !part.done; part = moving.next()) {
    count(part.value.moved)
    yield
  }
}

/** How many records undoing a step concerns. */
export const countRecords = (step: Step): number => {
  if (step === 'change' || isDoneElsewhere(step)) return 0
  return 'parts' in step ? step.parts.reduce((sum, part) => sum + countRecords(part), 0) : step.length
}

/** Whether a step is a change as Yjs keeps it. */
export const isChange = (step: Step): boolean => step === 'change'

/** The records that a transaction added to root maps, or brought back from the trash. */
export const recordsAdded = (transaction: Y.Transaction): Y.Map<unknown>[] =>
  [...transaction.changed].flatMap(([type, keys]) => {
    if (!(type instanceof Y.Map)) return []
    if (type.parent !== null) return keys.has('removedAt') && !type.has('removedAt') ? [type as Y.Map<unknown>] : []
    return [...keys].flatMap((key) => {
      const record: unknown = key === null ? undefined : type.get(key)
      return record instanceof Y.Map ? [record as Y.Map<unknown>] : []
    })
  })
