import type * as Y from 'yjs'
import type { Instant } from '../../crdt'
import { roster } from '../../meeting/incident'
import { byPerson, createPersonFinder, resolvePeople, setForPerson } from '../../meeting/people'
import { type StoredSignOffs, signOffs } from './model'

/** Somebody who signs off; `id` is their id on the roster, if it is known. */
export type Signer = { name: string; id?: string | undefined }

/** Somebody's sign-off; `person` is their id on the roster, or their name. */
export type SignOff = StoredSignOffs[string] & { person: string }

type Signing = Partial<Omit<StoredSignOffs[string], 'name' | 'withdrawnAt'>> & { at: Instant }

const keyOf = ({ id, name }: Signer): string => id || name.trim()

/** The sign-offs that stand, the first one first. Takes the values of a snapshot, which stand under each person's id. */
export const signOffsOf = (stored: StoredSignOffs): SignOff[] =>
  Object.entries(stored)
    .flatMap(([person, one]) => (one.withdrawnAt === undefined ? [{ ...one, person }] : []))
    .sort((a, b) => a.at - b.at)

const readFor = (doc: Y.Doc, key: string): StoredSignOffs[string] | undefined => {
  const find = createPersonFinder(resolvePeople(roster.read(doc).value))
  return byPerson(signOffs.read(doc).value, { getPerson: (one) => one, withPerson: (_one, person) => person }, find)[
    find(key)?.id ?? key
  ]
}

/** What came by a reply counts once, and not if its person has signed or withdrawn since. */
const isSuperseded = (before: StoredSignOffs[string], { at, importKey }: Signing): boolean =>
  before.importKey === importKey || (before.withdrawnAt ?? before.at) >= at

/**
 * Notes that somebody has read the postmortem and has nothing more to add, instead of what was noted for them before. With
 * an import key, it changes nothing if that reply is known or older than what is noted. Returns whether it was noted.
 */
export const signOff = (doc: Y.Doc, person: Signer, signing: Signing): boolean => {
  const key = keyOf(person)
  if (key === '') return false
  const before = readFor(doc, key)
  if (before && signing.importKey !== undefined && isSuperseded(before, signing)) return false
  setForPerson(doc, signOffs, key, { name: person.name.trim(), ...signing })
  return true
}

/** Notes that somebody has more to add after all. Does nothing if they have not signed. */
export const withdrawSignOff = (doc: Y.Doc, person: Signer, now: Instant): void => {
  const before = readFor(doc, keyOf(person))
  if (before && before.withdrawnAt === undefined)
    setForPerson(doc, signOffs, keyOf(person), { ...before, withdrawnAt: now })
}
