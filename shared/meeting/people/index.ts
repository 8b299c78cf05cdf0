import type * as Y from 'yjs'
import type { z } from 'zod'
import { type KeyedValues, LOCAL, type PersonKey } from '../../crdt'
import { type MeetingRecord, type RosterEntry, roster } from '../incident'
import { isSameName } from './same-name'

/** Somebody of the roster, with every entry that turned out to be theirs. */
export type RosterPerson = RosterEntry & {
  /** Ids of their entries, their own first. */
  ids: readonly string[]
  names: readonly string[]
}

/** Somebody in the room; `id` is that of the roster, or what they will have there. */
export type Somebody = { id: string; name: string }

const single = new WeakMap<RosterEntry, RosterPerson>()

const alone = (entry: RosterEntry): RosterPerson => {
  const known = single.get(entry) ?? { ...entry, ids: [entry.id], names: [entry.name] }
  single.set(entry, known)
  return known
}

/** The least id of a circle, which is all of a way from `start` on. */
const leastOfCircle = (way: ReadonlySet<string>, start: string): string => {
  const ids = [...way]
  return ids.slice(ids.indexOf(start)).reduce((least, id) => (id < least ? id : least), start)
}

/**
 * By id, the entry that stands for a person: where `sameAs` leads; in a circle, which two people can make at once, its
 * least id. Each entry is passed once, however long the chains are.
 */
const rootsOf = (entries: readonly RosterEntry[]): Map<string, string> => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const roots = new Map<string, string>()
  for (const entry of entries) {
    const way = new Set<string>()
    let last = entry.id
    let at: RosterEntry | undefined = entry
    while (at && !roots.has(at.id) && !way.has(at.id)) {
      last = at.id
      way.add(at.id)
      at = byId.get(at.sameAs)
    }
    const root = at ? (roots.get(at.id) ?? leastOfCircle(way, at.id)) : last
    for (const id of way) roots.set(id, root)
  }
  return roots
}

/** The people of a roster. Entries that were merged are one person; what refers to either of them is that person's. */
export const peopleOf = (entries: readonly RosterEntry[]): RosterPerson[] => {
  if (entries.every((entry) => entry.sameAs === '')) return entries.map(alone)
  const roots = rootsOf(entries)
  const merged = new Map<string, RosterEntry[]>()
  for (const entry of entries) {
    const root = roots.get(entry.id) ?? entry.id
    const same = merged.get(root)
    if (same) same.push(entry)
    else merged.set(root, [entry])
  }
  return entries.flatMap((entry) => {
    const own = merged.get(entry.id)
    if (!own) return []
    const all = [entry, ...own.filter((one) => one.id !== entry.id)]
    const [only] = all
    return all.length === 1 && only
      ? [alone(only)]
      : [{ ...entry, ids: all.map((one) => one.id), names: all.map((one) => one.name) }]
  })
}

/** The one person whom a name means; undefined if nobody bears it, or several do. */
export const onlyBearer = (people: readonly RosterPerson[], name: string): RosterPerson | undefined => {
  const bearers = people.filter((person) => person.names.some((one) => isSameName(one, name)))
  return bearers.length === 1 ? bearers[0] : undefined
}

/** Finds people by what the document refers to them with: an entry's id, or in documents of older versions a name. */
export const personFinder = (people: readonly RosterPerson[]): ((key: string) => RosterPerson | undefined) => {
  const byId = new Map(people.flatMap((person) => person.ids.map((id) => [id, person] as const)))
  return (key) => byId.get(key) ?? onlyBearer(people, key)
}

/** Who facilitates: by id, or in documents of older versions by a name that only one bears. A name typed over it counts. */
export const facilitatorIn = (
  people: readonly RosterPerson[],
  { facilitator, facilitatorId }: Pick<MeetingRecord, 'facilitator' | 'facilitatorId'>,
): RosterPerson | undefined => {
  const known = people.find((person) => person.ids.includes(facilitatorId))
  const isStill = known?.names.some((name) => isSameName(name, facilitator)) ?? false
  return isStill ? known : onlyBearer(people, facilitator)
}

/** How somebody who is connected shows themself; versions before ids send a name alone. */
type Shown = { name: string; person?: string | undefined }

/** Whether a connected page is this person's. */
export const isShownBy = (person: RosterPerson, shown: Shown): boolean =>
  shown.person === undefined
    ? person.names.some((name) => isSameName(name, shown.name))
    : person.ids.includes(shown.person)

type Known = {
  people: readonly RosterPerson[]
  name: string
  /** The id that this device had in this document, if it had one. */
  remembered: string | undefined
  /** Ids of others who are here now. */
  taken: ReadonlySet<string>
  /** An id for somebody new. */
  fresh: string
}

/** Which person somebody is: whom this device was before, else the one who bears their name and is not here, else new. */
export const recognize = ({ people, name, remembered, taken, fresh }: Known): string => {
  const before = people.find((person) => remembered !== undefined && person.ids.includes(remembered))
  if (before || remembered !== undefined) return before?.id ?? remembered ?? fresh
  const bearer = onlyBearer(people, name)
  return bearer && !bearer.ids.some((id) => taken.has(id)) ? bearer.id : fresh
}

/** Makes one person of two entries: everything stays where it is, and counts as that of `keep` from now on. */
export const mergePeople = (doc: Y.Doc, keep: RosterPerson, gone: RosterPerson): void =>
  doc.transact(() => {
    roster.change(doc, gone.id, { sameAs: keep.id })
    roster.change(doc, keep.id, {
      role: keep.role === 'participant' ? gone.role : keep.role,
      because: keep.because ?? gone.because,
      hasAttended: keep.hasAttended || gone.hasAttended,
    })
  }, LOCAL)

/** Makes them two again, as they were. */
export const separatePeople = (doc: Y.Doc, keep: RosterPerson, gone: RosterPerson): void =>
  doc.transact(() => {
    const { role, because, hasAttended } = keep
    roster.change(doc, keep.id, { role, because, hasAttended })
    roster.change(doc, gone.id, { sameAs: '' })
  }, LOCAL)

type Find = (key: string) => RosterPerson | undefined

const canonical = (key: string, { personOf, withPerson }: PersonKey, find: Find): string => {
  const person = find(personOf(key))
  return person ? withPerson(key, person.id) : key
}

/** A register's values as they count: each under its person's id, whatever entry or name it was written under. */
export const byPerson = <V>(values: Readonly<Record<string, V>>, personKey: PersonKey, find: Find): Record<string, V> =>
  // Nobody's name is taken for something that every object has.
  Object.entries(values).reduce<Record<string, V>>((all, [key, value]) => {
    all[canonical(key, personKey, find)] = value
    return all
  }, Object.create(null))

/** Sets a person's value, once: what was written under another of their entries or names goes. */
export const setForPerson = <S extends z.ZodType>(
  doc: Y.Doc,
  values: KeyedValues<S>,
  key: string,
  value: z.input<S> | undefined,
): void => {
  const { personKey } = values
  if (!personKey) {
    values.set(doc, key, value)
    return
  }
  const find = personFinder(peopleOf(roster.read(doc).value))
  const own = canonical(key, personKey, find)
  doc.transact(() => {
    for (const other of Object.keys(values.read(doc).value))
      if (other !== own && canonical(other, personKey, find) === own) values.set(doc, other, undefined)
    values.set(doc, own, value)
  }, LOCAL)
}
