import type * as Y from 'yjs'
import type { Author, Collection, DocumentSection, DocumentSections, Fields, KeyedValues } from '../../shared/crdt'

export const isCollection = (part: DocumentSection<unknown>): part is Collection & DocumentSection<unknown> =>
  'addAll' in part
export const isKeyedValues = (part: DocumentSection<unknown>): part is KeyedValues & DocumentSection<unknown> =>
  'set' in part
export const isFields = (part: DocumentSection<unknown>): part is Fields & DocumentSection<unknown> =>
  !isCollection(part) && !isKeyedValues(part)

/** What a small value of some part may be; each part's schema takes the first that fits it. */
export const smallValues = (n: number): unknown[] => [
  true,
  { at: n },
  { bone: 'process', isHidden: false },
  { isOpen: false, voters: n, counts: { 1: n }, texts: ['Shorter'] },
]

/** Texts that a view must bear: long, right to left, with emoji, in one long word, with what looks like markup. */
export const hardTexts = [
  'The pool was exhausted',
  'A sentence that goes on. '.repeat(80),
  'ביטול הפריסה התחיל באיחור',
  'Queue depth doubled 📈👩‍👩‍👧',
  'Datenbankverbindungspoolüberwachungseinrichtung'.repeat(4),
  '<img src=x onerror=alert(1)> | `code` | # no heading',
  '',
]

/** Fills parts of any stage with `count` rows each, whatever they are called. */
export const fill = (doc: Y.Doc, author: Author, parts: DocumentSections, count: number): void =>
  doc.transact(() => {
    for (const part of Object.values(parts) as DocumentSection<unknown>[]) {
      if (isCollection(part)) {
        const rows = Array.from({ length: count }, (_, n) =>
          Object.fromEntries(part.definition.texts.map((field) => [field, hardTexts[n % hardTexts.length]])),
        )
        part.addAll(doc, author, rows)
      } else if (isKeyedValues(part)) {
        for (let n = 0; n < count; n++) setSome(doc, part, `key ${n}`, n)
      } else if (isFields(part)) {
        for (const field of textFieldsOf(doc, part)) part.rewrite(doc, field, hardTexts[1] ?? '')
      }
    }
  })

/** Sets a register's key to the first small value that its schema takes. */
export const setSome = (doc: Y.Doc, part: KeyedValues & DocumentSection<unknown>, key: string, n: number): void => {
  for (const value of smallValues(n)) {
    part.set(doc, key, value)
    if (key in (part.read(doc).value as object)) return
    part.set(doc, key, undefined)
  }
}

/** Fields of a part that are texts of their own. */
export const textFieldsOf = (doc: Y.Doc, part: DocumentSection<unknown>): string[] =>
  Object.keys(part.read(doc).value as object).filter((key) => part.rootNames.includes(`${part.name}.${key}`))
