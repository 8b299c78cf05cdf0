import type * as Y from 'yjs'
import type { Author, DocumentSection, Fields } from '../../shared/crdt'
import { meetingSections } from '../../shared/document'
import { stages } from '../../shared/stages'
import { fc } from './fast-check'
import { isCollection, isKeyedValues } from './section-kinds'

/** Every section of a document, the meeting's and each stage's. */
export const allSections: DocumentSection<unknown>[] = [
  ...Object.entries(meetingSections)
    .filter(([key]) => key !== 'meta')
    .map(([, section]) => section as DocumentSection<unknown>),
  ...stages.flatMap((stage) => Object.values(stage.sections) as DocumentSection<unknown>[]),
]

/** A random edit: indexes that are taken modulo what the document contains when it is applied. */
export type Edit = { section: number; verb: number; row: number; field: number; value: number; text: string }

export const edit: fc.Arbitrary<Edit> = fc.record({
  section: fc.nat(allSections.length - 1),
  verb: fc.nat(5),
  row: fc.nat(20),
  field: fc.nat(20),
  value: fc.nat(20),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
})

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** Values of many types; each schema accepts those that fit. */
const candidates = (text: string, n: number): unknown[] => [
  text,
  n,
  n % 2 === 0,
  null,
  true,
  '',
  '2026-03-15',
  'high',
  'done',
  'well',
  'users',
  'decision',
  'process',
  'root-cause',
  'note-taker',
  'in-review',
  [text],
  Date.UTC(2026, 0, 1) + n * 60_000,
  { minutes: n, isOn: n % 2 === 0, position: n },
  { stage: text, length: 60_000 },
  { bone: text, isHidden: false },
  { at: n },
  { at: n, kind: 'entered', stage: text },
  { worth: (n % 5) + 1, comment: text },
  { taken: text, kept: '' },
  { phase: 'running', stage: text, countdown: null, spent: {}, startedAt: n, endedAt: null },
]

/** Applies an edit through the section's own functions. */
export const applyEdit = (doc: Y.Doc, author: Author, { section: at, verb, row, field, value, text }: Edit): void => {
  const section = pick(allSections, at)
  if (!section) return
  const values = candidates(text, value)
  if (isCollection(section)) {
    const rows = section.read(doc).value
    const id = pick(rows, row)?.id
    const texts = section.definition.texts
    const name = pick(texts, field)
    if (verb === 0 || id === undefined)
      section.add(doc, author, name ? { [name]: text } : {}, { after: pick(rows, value)?.id })
    else if (verb === 1)
      changeSome(section.definition.fields.shape, field, values, (change) => section.change(doc, id, change))
    else if (verb === 2) section.remove(doc, id, author)
    else if (verb === 3) section.move(doc, id, pick(rows, value)?.id ?? null)
    else if (verb === 4) for (const gone of section.listTrash(doc).slice(0, 1)) section.restore(doc, gone.id)
    else if (name) section.rewrite(doc, id, name, text)
  } else if (isKeyedValues(section)) {
    for (const one of values) section.set(doc, `key-${row % 4}`, verb === 0 ? undefined : one)
  } else {
    const fields = section as Fields & DocumentSection<unknown>
    const data = fields.read(doc).value as Record<string, unknown>
    const key = pick(Object.keys(data), field)
    if (key === undefined) return
    if (fields.rootNames.includes(`${section.name}.${key}`)) fields.rewrite(doc, key, text)
    else for (const one of values) fields.change(doc, { [key]: one })
  }
}

const changeSome = (
  shape: Record<string, unknown>,
  field: number,
  values: readonly unknown[],
  change: (values: Record<string, unknown>) => void,
): void => {
  const key = pick(Object.keys(shape), field)
  if (key !== undefined) for (const value of values) change({ [key]: value })
}
