import type { Collection, DocumentSection, Fields, KeyedValues } from '../../shared/crdt'

export const isCollection = (section: DocumentSection<unknown>): section is Collection & DocumentSection<unknown> =>
  'addAll' in section

export const isKeyedValues = (section: DocumentSection<unknown>): section is KeyedValues & DocumentSection<unknown> =>
  'set' in section

export const isFields = (section: DocumentSection<unknown>): section is Fields & DocumentSection<unknown> =>
  !isCollection(section) && !isKeyedValues(section)
