import * as Y from 'yjs'
import { bookkeepingFields, type Collection, editedFields, repeatNote, type Whereabouts, whereabouts } from '../../crdt'
import { listSections } from '../../document/snapshot'
import { stages } from '../../stages'
import { digest } from '../keys'

/** The lists that an import adds to: those whose rows can have an import key. */
export const importedSections: readonly Pick<Collection, 'name' | 'definition'>[] = listSections(stages).flatMap(
  (section) => {
    const { name, definition } = section as { name: string; definition?: Collection['definition'] }
    return definition && 'importKey' in definition.fields.shape ? [{ name, definition }] : []
  },
)

/** Where a record is: the name of its list, and its id. */
export type RecordRef = { section: string; id: string }

/** A record that an import has added, as far as telling it from its twins needs. */
export type Member = RecordRef & {
  record: Y.Map<unknown>
  definition: Collection['definition']
  where: Whereabouts
  /** The fields that were changed since it was added. */
  edited: ReadonlySet<string>
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The import key of a record; empty if it has none. */
export const importKeyOf = (doc: Y.Doc, { section, id }: RecordRef): string => {
  const record = doc.getMap(section).get(id)
  return record instanceof Y.Map ? asText(record.get('importKey')) : ''
}

/** Fields with a value of their own, its place in the list among them. */
export const plainFields = ({ definition }: Member): string[] => [
  ...Object.keys(definition.fields.shape).filter((key) => key !== 'importKey'),
  'order',
]

/** A stored value, with a text as a string; undefined if there is none. */
export const storedValue = ({ record }: Pick<Member, 'record'>, key: string): unknown => {
  const value = record.get(key)
  return value instanceof Y.Text ? value.toString() : value
}

export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Reads a record; undefined if it is none. */
export const readMember = (doc: Y.Doc, { section, id }: RecordRef): Member | undefined => {
  const record = doc.getMap<unknown>(section).get(id)
  const definition = importedSections.find(({ name }) => name === section)?.definition
  if (!(record instanceof Y.Map) || !definition) return undefined
  const edited = new Set([...editedFields(record)].filter((key) => key === 'order' || !bookkeepingFields.has(key)))
  return { section, id, record, definition, where: whereabouts(record), edited }
}

/** Earlier imports come first, and with each all of its rows: they were read with one zone, and corrected together. */
export const byImport = (a: Member, b: Member): number => {
  const at = (member: Member): number => Number(member.record.get('createdAt') ?? 0)
  const by = (member: Member): string => asText(member.record.get('createdBy'))
  const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)
  return at(a) - at(b) || compare(by(a), by(b)) || compare(a.id, b.id)
}

/** Whether a value names a record of an import, which is pointed to another when its twin stands for it. */
const isReference = ({ record }: Member, value: unknown): boolean =>
  typeof value === 'string' && importedSections.some(({ name }) => record.doc?.getMap(name).has(value))

/** A short name for what a record holds, noted when it is settled: it differs as soon as somebody edits it after that. */
export const contentNote = (member: Member): string => {
  const values = [...plainFields(member), ...member.definition.texts]
    .sort()
    .map((key) => [key, storedValue(member, key) ?? null])
    .filter(([, value]) => !isReference(member, value))
  return digest(values).slice(0, 16)
}

/** Whether a record holds anything that was not there when it was settled. */
export const hasNews = (member: Member): boolean => repeatNote(member.record) !== contentNote(member)
