import type * as Y from 'yjs'
import { addAgain, setRepeat } from '../../crdt'
import { importedTexts } from '../../meeting/imported'
import { settleImportedText } from '../imported-texts'
import { type Decision, decideTwins } from './decide'
import { contentNote, importedSections, importKeyOf, type Member, type RecordRef, readMember } from './members'
import { findReferences, pointTo, type References } from './references'

/** The records that imports have added, by their import keys. */
export type TwinIndex = Map<string, RecordRef[]>

/** Records of one transaction: so few that a host serves others in between. */
const TWINS_AT_ONCE = 50

/** More records of one key than any number of imports would give: they are left as they are, whatever they cost. */
const MAX_TWINS = 50

/** The records with a key, if several imports have added it. */
export const twinsOf = (index: TwinIndex, key: string): readonly RecordRef[] => {
  const refs = index.get(key) ?? []
  return refs.length > 1 && refs.length <= MAX_TWINS ? refs : []
}

/** Notes a record under its import key, if it has one. */
export const indexRecord = (doc: Y.Doc, index: TwinIndex, ref: RecordRef): string => {
  const key = importKeyOf(doc, ref)
  if (key === '') return key
  const known = index.get(key)
  if (!known) index.set(key, [ref])
  else if (known.length <= MAX_TWINS && !known.some(({ section, id }) => section === ref.section && id === ref.id))
    known.push(ref)
  return key
}

/** Finds all that imports have added to a document. */
export const indexTwins = (doc: Y.Doc): TwinIndex => {
  const index: TwinIndex = new Map()
  for (const { name } of importedSections)
    for (const id of doc.getMap(name).keys()) indexRecord(doc, index, { section: name, id })
  return index
}

const apply = ({ survivor, values, repeats, staying }: Decision, now: number): void => {
  for (const { record, where } of [survivor, ...staying]) if (where === 'repeat') addAgain(record)
  for (const [key, value] of values) {
    if (value === undefined) survivor.record.delete(key)
    else survivor.record.set(key, value)
  }
  for (const member of repeats) setRepeat(member.record, contentNote(member), now)
}

/** Points what refers to records that are gone to the one that stands for them. */
const redirect = (members: readonly Member[], survivor: Member, { fields }: References): void => {
  for (const { id, section, record } of members) {
    const isGone = section === survivor.section && record !== survivor.record && record.has('removedAt')
    if (!isGone) continue
    for (const reference of fields.get(id) ?? []) pointTo(reference, id, survivor.id)
  }
}

/** Whether a record can be replaced by any of its twins: across lists, what refers to it could not be moved. */
const createIsReferred =
  (members: readonly Member[], { fields, fixed }: References): ((member: Member) => boolean) =>
  ({ id, section }) =>
    fixed.has(id) || (fields.has(id) && members.some((other) => other.section !== section))

const settleOne = (doc: Y.Doc, members: readonly Member[], references: References, now: number): void => {
  const decision = decideTwins(members, createIsReferred(members, references))
  if (!decision) return
  const { survivor, repeats } = decision
  // Only once, when copies have met: what somebody writes twice after that is meant.
  const isNews = survivor.section === importedTexts.name && repeats.some(({ where }) => where === 'present')
  apply(decision, now)
  redirect(members, survivor, references)
  if (isNews) settleImportedText(doc, survivor.record, members.length)
}

/**
 * Settles records that several imports have added, so that each is in the document once, in small transactions, after
 * each of which it yields. What somebody has edited, restored or referred to is never lost; see `decideTwins`. Doing it
 * again, or on several hosts at once, changes nothing more. `keys`: those of the records in question; all by default.
 */
export function* settleTwins(
  doc: Y.Doc,
  now: number,
  index: TwinIndex = indexTwins(doc),
  keys: Iterable<string> = index.keys(),
): Generator<void, void> {
  const groups = [...keys].map((key) => twinsOf(index, key)).filter(({ length }) => length > 0)
  if (groups.length === 0) return
  const references = yield* findReferences(doc, groups.flat())
  for (let from = 0; from < groups.length; from += TWINS_AT_ONCE) {
    doc.transact(() => {
      for (const refs of groups.slice(from, from + TWINS_AT_ONCE))
        settleOne(
          doc,
          refs.flatMap((ref) => readMember(doc, ref) ?? []),
          references,
          now,
        )
    })
    yield
  }
}
