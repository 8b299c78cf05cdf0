export type { Author } from './author'
export { createCachedReader } from './cached-reader'
export { type ChangedIds, type ChangedType, getChangedIds, listChangedTypes } from './changed-types'
export { type Collection, defineCollection, type Removable } from './collection'
export type { DataOf, DocumentSection, DocumentSections, InvalidRecord, ReadResult, ValueOf } from './document-section'
export {
  addAgain,
  bookkeepingFields,
  canTakeBack,
  editedFields,
  repeatNote,
  setRepeat,
  setRestored,
  takeBack,
  type Whereabouts,
  whereabouts,
} from './fate'
export { defineFields, type Fields } from './fields'
export { type Duration, duration, type Instant, instant, MAX_DURATION_MS } from './instant'
export { defineKeyedValues, type KeyedValues, keyIsPerson, type PersonKey } from './keyed-values'
export { longestIncreasing } from './longest-increasing'
export { maxMissedProbes } from './missed-probes'
export { compareText } from './order-key'
export { ADDITION, LOCAL, MEETING_CONTROL, RETRACTION, VERSIONING } from './origins'
export type { Migration, NewValues, Row, RowBase, Trashed } from './record'
export { setText, textAt } from './text'
export { type TextPath, textPath } from './text-path'
export { diffStored, revertStored, type StoredChange } from './value-changes'
