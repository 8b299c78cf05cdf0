import type * as Y from 'yjs'
import type { z } from 'zod'
import { type KeyedValues, LOCAL, type PersonKey } from '../../crdt'
import { type MeetingRecord, type RosterEntry, roster } from '../incident'
import { isSameName, nameKey } from './same-name'

/** A person on the roster, with every entry that turned out to be theirs. */
export type RosterPerson = RosterEntry & {
  /** Ids of their entries, their own first. */
  ids: readonly string[]
  names: readonly string[]
}

/** A person in the room. `id` is their id on the roster, or the one that they would get. */
export type PersonInRoom = { id: string; name: string }

const single = new WeakMap<RosterEntry, RosterPerson>()

const alone = (entry: RosterEntry): RosterPerson => {
  const known = single.get(entry) ?? { ...entry, ids: [entry.id], names: [entry.name] }
  single.set(entry, known)
  return known
}

/** The smallest id of a cycle, which is the path from `start` on. */
const smallestIdOfCycle = (path: ReadonlySet<string>, start: string): string => {
  const ids = [...path]
  return ids.slice(ids.indexOf(start)).reduce((least, id) => (id < least ? id : least), start)
}

/**
 * Maps each entry to the one that represents its person: the end of its `sameAs` chain, or the smallest id of a cycle,
 * which two people can create at once. Visits each entry once, however long the chains are.
 */
const findRoots = (entries: readonly RosterEntry[]): Map<string, string> => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const roots = new Map<string, string>()
  for (const entry of entries) {
    const path = new Set<string>()
    let last = entry.id
    let at: RosterEntry | undefined = entry
    while (at && !roots.has(at.id) && !path.has(at.id)) {
      last = at.id
      path.add(at.id)
      at = byId.get(at.sameAs)
    }
    const root = at ? (roots.get(at.id) ?? smallestIdOfCycle(path, at.id)) : last
    for (const id of path) roots.set(id, root)
  }
  return roots
}

/** The people on a roster. Merged entries are one person; whatever refers to either entry belongs to that person. */
export const resolvePeople = (entries: readonly RosterEntry[]): RosterPerson[] => {
  if (entries.every((entry) => entry.sameAs === '')) return entries.map(alone)
  const roots = findRoots(entries)
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

/** The only person with this name; undefined if nobody has it, or several people do. */
export const findByUniqueName = (people: readonly RosterPerson[], name: string): RosterPerson | undefined => {
  const matches = people.filter((person) => person.names.some((one) => isSameName(one, name)))
  return matches.length === 1 ? matches[0] : undefined
}

/** The only person with each name; undefined for a name that several people have. */
const uniqueByName = (people: readonly RosterPerson[]): Map<string, RosterPerson | undefined> => {
  const byName = new Map<string, RosterPerson | undefined>()
  for (const person of people)
    for (const key of new Set(person.names.map(nameKey)))
      if (key !== '') byName.set(key, byName.has(key) ? undefined : person)
  return byName
}

/**
 * Finds people by the key that the document refers to them with: an entry's id, or a name in documents of older
 * versions.
 */
export const createPersonFinder = (people: readonly RosterPerson[]): ((key: string) => RosterPerson | undefined) => {
  const byId = new Map(people.flatMap((person) => person.ids.map((id) => [id, person] as const)))
  let byName: Map<string, RosterPerson | undefined> | undefined
  return (key) => {
    const known = byId.get(key)
    if (known) return known
    byName ??= uniqueByName(people)
    return byName.get(nameKey(key))
  }
}

/**
 * The facilitator: by id, or in documents of older versions by a unique name. A name typed over it takes precedence.
 */
export const findFacilitator = (
  people: readonly RosterPerson[],
  { facilitator, facilitatorId }: Pick<MeetingRecord, 'facilitator' | 'facilitatorId'>,
): RosterPerson | undefined => {
  const known = people.find((person) => person.ids.includes(facilitatorId))
  const isStill = known?.names.some((name) => isSameName(name, facilitator)) ?? false
  return isStill ? known : findByUniqueName(people, facilitator)
}

/** Somebody who is connected, as presence announces them; versions before ids send only a name. */
type ConnectedPerson = { name: string; person?: string | undefined }

/** Whether a connected page belongs to this person. */
export const isSamePerson = (person: RosterPerson, connected: ConnectedPerson): boolean =>
  connected.person === undefined
    ? person.names.some((name) => isSameName(name, connected.name))
    : person.ids.includes(connected.person)

type Known = {
  people: readonly RosterPerson[]
  name: string
  /** The id that this device last had in this document, if any. */
  remembered: string | undefined
  /** Ids of others who are here now. */
  taken: ReadonlySet<string>
  /** An id for somebody new. */
  fresh: string
}

/**
 * Decides who somebody is: the person that this device was before, else a person with their name who is not connected,
 * else a new person.
 */
export const identifyPerson = ({ people, name, remembered, taken, fresh }: Known): string => {
  const before = people.find((person) => remembered !== undefined && person.ids.includes(remembered))
  if (before || remembered !== undefined) return before?.id ?? remembered ?? fresh
  const match = findByUniqueName(people, name)
  return match && !match.ids.some((id) => taken.has(id)) ? match.id : fresh
}

/** Merges two people. Nothing in the document moves; from now on, what belonged to either belongs to `keep`. */
export const mergePeople = (doc: Y.Doc, keep: RosterPerson, gone: RosterPerson): void =>
  doc.transact(() => {
    roster.change(doc, gone.id, { sameAs: keep.id })
    roster.change(doc, keep.id, {
      role: keep.role === 'participant' ? gone.role : keep.role,
      because: keep.because ?? gone.because,
      hasAttended: keep.hasAttended || gone.hasAttended,
    })
  }, LOCAL)

/** Whether two people are still merged. */
export const areMerged = (doc: Y.Doc, keep: RosterPerson, gone: RosterPerson): boolean =>
  roster.read(doc).value.some(({ id, sameAs }) => id === gone.id && sameAs === keep.id)

/** Undoes a merge. */
export const separatePeople = (doc: Y.Doc, keep: RosterPerson, gone: RosterPerson): void =>
  doc.transact(() => {
    const { role, because, hasAttended } = keep
    roster.change(doc, keep.id, { role, because, hasAttended })
    roster.change(doc, gone.id, { sameAs: '' })
  }, LOCAL)

type Find = (key: string) => RosterPerson | undefined

const canonical = (key: string, { getPerson, withPerson }: PersonKey, find: Find): string => {
  const person = find(getPerson(key))
  return person ? withPerson(key, person.id) : key
}

/** Values under the id of their person, whichever entry or name they were written under. */
export const byPerson = <V>(values: Readonly<Record<string, V>>, personKey: PersonKey, find: Find): Record<string, V> =>
  // Without a prototype, a name such as `constructor` is a key like any other.
  Object.entries(values).reduce<Record<string, V>>((all, [key, value]) => {
    all[canonical(key, personKey, find)] = value
    return all
  }, Object.create(null))

/** Sets a person's value and deletes what was written under another of their entries or names. */
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
  const find = createPersonFinder(resolvePeople(roster.read(doc).value))
  const own = canonical(key, personKey, find)
  doc.transact(() => {
    for (const other of Object.keys(values.read(doc).value))
      if (other !== own && canonical(other, personKey, find) === own) values.set(doc, other, undefined)
    values.set(doc, own, value)
  }, LOCAL)
}
