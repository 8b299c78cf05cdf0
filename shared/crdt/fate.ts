import * as Y from 'yjs'
import type { Author } from './author'

/**
 * Why a record is in the trash if nobody threw it there, or that somebody took it out again. It is stored as one value,
 * so that of two fates one wins as a whole; records that were only ever removed by hand have none.
 */
const FATE = 'fate'
const TAKEN_BACK = 'taken-back'
const KEPT = 'kept'
const REPEAT = 'repeat '

/**
 * Where a record is: `present`; `kept`, since somebody brought it back; `removed` by somebody; `taken-back` by undoing
 * what had added it; or settled, as a `repeat` of another record.
 */
export type Whereabouts = 'present' | 'kept' | 'removed' | 'taken-back' | 'repeat'

const readFate = (record: Y.Map<unknown>): string => {
  const fate = record.get(FATE)
  return typeof fate === 'string' ? fate : ''
}

/** Where a record is, and why. */
export const whereabouts = (record: Y.Map<unknown>): Whereabouts => {
  const fate = readFate(record)
  // A version that knows nothing of repeats brings one back without a word.
  if (!record.has('removedAt')) return fate === KEPT || fate.startsWith(REPEAT) ? 'kept' : 'present'
  if (fate === TAKEN_BACK) return 'taken-back'
  return fate.startsWith(REPEAT) ? 'repeat' : 'removed'
}

/** What was noted when a record was settled as a repeat; undefined for any other. */
export const repeatNote = (record: Y.Map<unknown>): string | undefined =>
  whereabouts(record) === 'repeat' ? readFate(record).slice(REPEAT.length) : undefined

/** Marks a record as removed by somebody now. */
export const setRemoved = (record: Y.Map<unknown>, by: Pick<Author, 'name' | 'now'>): void => {
  record.set('removedAt', by.now())
  record.set('removedBy', by.name)
}

const clearRemoved = (record: Y.Map<unknown>): void => {
  for (const key of ['removedAt', 'removedBy']) if (record.has(key)) record.delete(key)
}

/** Marks a record as restored by somebody, who wants it whatever else there is. */
export const setRestored = (record: Y.Map<unknown>): void => {
  clearRemoved(record)
  if (record.has(FATE)) record.set(FATE, KEPT)
}

/** Whether undoing what has added a record has anything to do. */
export const canTakeBack = (record: Y.Map<unknown>): boolean => {
  const where = whereabouts(record)
  return where !== 'removed' && where !== 'taken-back'
}

/** Moves a record to the trash since its addition is undone: as if it had never been there. */
export const takeBack = (record: Y.Map<unknown>, by: Pick<Author, 'name' | 'now'>): void => {
  if (!record.has('removedAt')) setRemoved(record, by)
  record.set(FATE, TAKEN_BACK)
}

/** Brings a record back as if it were added now. */
export const addAgain = (record: Y.Map<unknown>): void => {
  clearRemoved(record)
  if (record.has(FATE)) record.delete(FATE)
}

/** Moves a record to the trash as a repeat of another. `note` says what it held then. Writes only what differs. */
export const setRepeat = (record: Y.Map<unknown>, note: string, now: number): void => {
  if (!record.has('removedAt')) record.set('removedAt', now)
  if (readFate(record) !== `${REPEAT}${note}`) record.set(FATE, `${REPEAT}${note}`)
}

/** The fields in which records are kept, which are not their content. */
export const bookkeepingFields: ReadonlySet<string> = new Set([
  'id',
  'order',
  'createdAt',
  'createdBy',
  'removedAt',
  'removedBy',
  'v',
  FATE,
])

const isEditedText = (text: Y.Text, isLater: (item: Y.Item) => boolean): boolean => {
  for (let item = text._start; item !== null; item = item.right) if (item.deleted || isLater(item)) return true
  return false
}

/**
 * The fields of a record that were changed after it was made, by anybody; all of them if that cannot be told. Yjs numbers
 * what a client writes, and a record is written in one go, its version last.
 */
export const editedFields = (record: Y.Map<unknown>): ReadonlySet<string> => {
  const made = record._item
  const last = record._map.get('v')
  const isLater = ({ id, length }: Y.Item): boolean =>
    !made || !last || id.client !== made.id.client || id.clock + length - 1 > last.id.clock
  const edited = new Set<string>()
  for (const [key, item] of record._map) {
    const value: unknown = item.deleted ? undefined : record.get(key)
    if (item.deleted || isLater(item) || (value instanceof Y.Text && isEditedText(value, isLater))) edited.add(key)
  }
  return edited
}
