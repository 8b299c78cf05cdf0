import type * as Y from 'yjs'
import type { Author, Collection, DocumentSection, Fields, KeyedValues } from '../../shared/crdt'
import { meetingParts } from '../../shared/document'
import { stages } from '../../shared/stages'
import { fc } from './fast-check'

/** Every part of a document, the meeting's and each stage's. */
export const allParts: DocumentSection<unknown>[] = [
  ...Object.entries(meetingParts)
    .filter(([key]) => key !== 'meta')
    .map(([, part]) => part as DocumentSection<unknown>),
  ...stages.flatMap((stage) => Object.values(stage.parts) as DocumentSection<unknown>[]),
]

const isCollection = (part: DocumentSection<unknown>): part is Collection & DocumentSection<unknown> => 'add' in part
const isKeyedValues = (part: DocumentSection<unknown>): part is KeyedValues & DocumentSection<unknown> => 'set' in part

/** One random edit: what is changed is drawn from `seed`s, so that it fits whatever the document holds by then. */
type Edit = { part: number; verb: number; row: number; field: number; value: number; text: string }

export const edit: fc.Arbitrary<Edit> = fc.record({
  part: fc.nat(allParts.length - 1),
  verb: fc.nat(5),
  row: fc.nat(20),
  field: fc.nat(20),
  value: fc.nat(20),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
})

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** Values of many kinds; a schema takes those that fit it. */
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
  { worth: (n % 5) + 1, comment: text },
  { phase: 'running', stage: text, countdown: null, spent: {}, startedAt: n, endedAt: null },
]

/** Makes the edit, by the part's own verbs. */
export const applyEdit = (doc: Y.Doc, author: Author, { part: at, verb, row, field, value, text }: Edit): void => {
  const part = pick(allParts, at)
  if (!part) return
  const values = candidates(text, value)
  if (isCollection(part)) {
    const rows = part.read(doc).value
    const id = pick(rows, row)?.id
    const texts = part.definition.texts
    const name = pick(texts, field)
    if (verb === 0 || id === undefined)
      part.add(doc, author, name ? { [name]: text } : {}, { after: pick(rows, value)?.id })
    else if (verb === 1)
      changeSome(part.definition.fields.shape, field, values, (change) => part.change(doc, id, change))
    else if (verb === 2) part.remove(doc, id, author)
    else if (verb === 3) part.move(doc, id, pick(rows, value)?.id ?? null)
    else if (verb === 4) for (const gone of part.bin(doc).slice(0, 1)) part.restore(doc, gone.id)
    else if (name) part.rewrite(doc, id, name, text)
  } else if (isKeyedValues(part)) {
    for (const one of values) part.set(doc, `key-${row % 4}`, verb === 0 ? undefined : one)
  } else {
    const fields = part as Fields & DocumentSection<unknown>
    const data = fields.read(doc).value as Record<string, unknown>
    const key = pick(Object.keys(data), field)
    if (key === undefined) return
    if (fields.rootNames.includes(`${part.name}.${key}`)) fields.rewrite(doc, key, text)
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
