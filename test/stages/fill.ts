import type * as Y from 'yjs'
import type { Author, DocumentSection, DocumentSections, KeyedValues } from '../../shared/crdt'
import { isCollection, isFields, isKeyedValues } from '../support/section-kinds'

/** Small values of many types; a section is given the first that its schema accepts. */
const createSmallValues = (n: number): unknown[] => [
  true,
  { at: n },
  { bone: 'process', isHidden: false },
  { isOpen: false, voters: n, counts: { 1: n }, texts: ['Shorter'] },
]

/** Texts that a view must cope with: long, right to left, with emoji, one long word, with markup. */
export const hardTexts = [
  'The pool was exhausted',
  'A sentence that goes on. '.repeat(80),
  'ביטול הפריסה התחיל באיחור',
  'Queue depth doubled 📈👩‍👩‍👧',
  'Datenbankverbindungspoolüberwachungseinrichtung'.repeat(4),
  '<img src=x onerror=alert(1)> | `code` | # no heading',
  '',
]

/** Fills each of a stage's sections with `count` rows. */
export const fill = (doc: Y.Doc, author: Author, sections: DocumentSections, count: number): void =>
  doc.transact(() => {
    for (const section of Object.values(sections) as DocumentSection<unknown>[]) {
      if (isCollection(section)) {
        const rows = Array.from({ length: count }, (_, n) =>
          Object.fromEntries(section.definition.texts.map((field) => [field, hardTexts[n % hardTexts.length]])),
        )
        section.addAll(doc, author, rows)
      } else if (isKeyedValues(section)) {
        for (let n = 0; n < count; n++) setAcceptedValue(doc, section, `key ${n}`, n)
      } else if (isFields(section)) {
        for (const field of getTextFields(doc, section)) section.rewrite(doc, field, hardTexts[1] ?? '')
      }
    }
  })

/** Sets a key to the first small value that the section's schema accepts. */
export const setAcceptedValue = (
  doc: Y.Doc,
  section: KeyedValues & DocumentSection<unknown>,
  key: string,
  n: number,
): void => {
  for (const value of createSmallValues(n)) {
    section.set(doc, key, value)
    if (key in (section.read(doc).value as object)) return
    section.set(doc, key, undefined)
  }
}

/** The names of a section's fields that are shared texts. */
export const getTextFields = (doc: Y.Doc, section: DocumentSection<unknown>): string[] =>
  Object.keys(section.read(doc).value as object).filter((key) => section.rootNames.includes(`${section.name}.${key}`))
