import type * as Y from 'yjs'
import type { Author, Collection, DocumentSection, DocumentSections, Fields, KeyedValues } from '../../shared/crdt'

export const isCollection = (section: DocumentSection<unknown>): section is Collection & DocumentSection<unknown> =>
  'addAll' in section
export const isKeyedValues = (section: DocumentSection<unknown>): section is KeyedValues & DocumentSection<unknown> =>
  'set' in section
export const isFields = (section: DocumentSection<unknown>): section is Fields & DocumentSection<unknown> =>
  !isCollection(section) && !isKeyedValues(section)

/** What a small value of some section may be; each section's schema takes the first that fits it. */
const smallValues = (n: number): unknown[] => [
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

/** Fills sections of any stage with `count` rows each, whatever they are called. */
export const fill = (doc: Y.Doc, author: Author, sections: DocumentSections, count: number): void =>
  doc.transact(() => {
    for (const section of Object.values(sections) as DocumentSection<unknown>[]) {
      if (isCollection(section)) {
        const rows = Array.from({ length: count }, (_, n) =>
          Object.fromEntries(section.definition.texts.map((field) => [field, hardTexts[n % hardTexts.length]])),
        )
        section.addAll(doc, author, rows)
      } else if (isKeyedValues(section)) {
        for (let n = 0; n < count; n++) setSome(doc, section, `key ${n}`, n)
      } else if (isFields(section)) {
        for (const field of textFieldsOf(doc, section)) section.rewrite(doc, field, hardTexts[1] ?? '')
      }
    }
  })

/** Sets a register's key to the first small value that its schema takes. */
export const setSome = (doc: Y.Doc, section: KeyedValues & DocumentSection<unknown>, key: string, n: number): void => {
  for (const value of smallValues(n)) {
    section.set(doc, key, value)
    if (key in (section.read(doc).value as object)) return
    section.set(doc, key, undefined)
  }
}

/** Fields of a section that are texts of their own. */
export const textFieldsOf = (doc: Y.Doc, section: DocumentSection<unknown>): string[] =>
  Object.keys(section.read(doc).value as object).filter((key) => section.rootNames.includes(`${section.name}.${key}`))
