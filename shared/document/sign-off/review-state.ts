import { numberText } from '../../meeting/format'
import { isSamePerson, type RosterPerson } from '../../meeting/people'
import { isSameName } from '../../meeting/people/same-name'
import type { Snapshot } from '../snapshot'
import { type SignOff, signOffsOf } from './sign-off'

/** Somebody who was asked to read a postmortem, and their sign-off. */
export type Reader = { person: RosterPerson; signOff?: SignOff | undefined }

/** How far a review is. */
export type ReviewState = {
  /** Everybody on the roster but observers. */
  readers: Reader[]
  /** All sign-offs, also of people who were not asked. */
  signOffs: SignOff[]
  /** How many of those who were asked have not signed off yet. */
  waiting: number
}

/** How far the review of a document is. */
export const reviewStateOf = ({ roster, signOffs: stored }: Pick<Snapshot, 'roster' | 'signOffs'>): ReviewState => {
  const signOffs = signOffsOf(stored)
  const readers = roster
    .filter(({ name, role }) => name.trim() !== '' && role !== 'observer')
    .map((person): Reader => ({ person, signOff: signOffs.find((one) => one.person === person.id) }))
  return { readers, signOffs, waiting: readers.filter(({ signOff }) => !signOff).length }
}

/** `1 person`, `3 people`. */
export const peopleText = (count: number): string => (count === 1 ? '1 person' : `${numberText(count)} people`)

/** Says how many people are still to read it, never who. */
export const waitingText = (waiting: number): string => `Waiting for ${peopleText(waiting)} to sign off.`

/** A person as presence shows them; `person` is their id on the roster. */
type ConnectedPerson = { name: string; person?: string | undefined }

/** Whether somebody sees who has signed off, and not only how many: the owner, and whoever leads. */
export const seesReaders = (
  { record, roster }: Pick<Snapshot, 'record' | 'roster'>,
  self: ConnectedPerson,
  isFacilitator: boolean,
): boolean => {
  if (isFacilitator) return true
  const owners = roster.filter(({ names }) => names.some((name) => isSameName(name, record.owner)))
  return owners.length > 0 ? owners.some((one) => isSamePerson(one, self)) : isSameName(record.owner, self.name)
}
