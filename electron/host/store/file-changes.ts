import type { ReadFile } from '../../../shared/file'

/**
 * How a file differs from what was saved. `edited`: somebody edited `meeting`. `damaged`: bits of it have flipped; the
 * state in `crdt` is intact, and none of the difference may count as an edit. `head`: only the lines before `meeting`
 * differ.
 */
export type FileChange = 'none' | 'edited' | 'damaged' | 'head'

/** Distinguishes an edit from damage, given what `meeting` should be according to the state in the file. */
export const classifyChange = (file: ReadFile, saved: object): FileChange => {
  if (!file.isHandEdited) return file.isHeadIntact ? 'none' : 'head'
  const before = Buffer.from(JSON.stringify(saved))
  const after = Buffer.from(JSON.stringify(file.meeting))
  // Only its own checksum is damaged.
  if (before.equals(after)) return 'head'
  return hasFlippedBits(before, after) ? 'damaged' : 'edited'
}

/**
 * Whether single bits turn one text into the other. An editor replaces characters, and only by chance would each that it
 * replaced differ in one bit: a rare edit of that kind is rejected and reported, which costs less than mistaking damage for an edit.
 */
const hasFlippedBits = (before: Buffer, after: Buffer): boolean => {
  if (before.length !== after.length) return false
  return before.every((byte, at) => isOneBitOrNone(byte ^ (after[at] ?? 0)))
}

const isOneBitOrNone = (bits: number): boolean => (bits & (bits - 1)) === 0

/** Counts the values that differ between two readable contents; an added or removed row counts once. */
export const countChanges = (before: unknown, after: unknown): number => {
  if (!isObject(before) || !isObject(after)) return before === after ? 0 : 1
  const entriesBefore = getEntries(before)
  const entriesAfter = getEntries(after)
  let count = 0
  for (const key of new Set([...entriesBefore.keys(), ...entriesAfter.keys()])) {
    const isInBoth = entriesBefore.has(key) && entriesAfter.has(key)
    count += isInBoth ? countChanges(entriesBefore.get(key), entriesAfter.get(key)) : 1
  }
  return count
}

/** Rows by their id, so that an inserted one does not change those after it. */
const getEntries = (value: object): Map<string, unknown> => {
  if (!Array.isArray(value)) return new Map(Object.entries(value))
  return new Map(value.map((row: unknown, index) => [getId(row) ?? String(index), row]))
}

const getId = (row: unknown): string | undefined =>
  isObject(row) && 'id' in row && typeof row.id === 'string' ? `id ${row.id}` : undefined

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
