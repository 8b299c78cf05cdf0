import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineRegister, type PersonKey, type ValueOf } from '../../doc'
import { roster } from '../../record'
import { byPerson, peopleOf, personFinder, setForPerson } from '../../record/people'

/** The four bones that every fishbone has; own ones join them. */
export const ownBones = ['people', 'process', 'technology', 'environment'] as const
export type OwnBone = (typeof ownBones)[number]

/** Causes written down here; those found in other stages are shown beside them without being copied. */
export const causes = defineCollection({
  name: 'fishbone.causes',
  fields: z.object({ bone: z.string().default('technology'), evidence: z.string().default('') }),
  texts: ['text'],
})
export type Cause = ValueOf<typeof causes>[number]

/** Categories of the group's own. */
export const bones = defineCollection({ name: 'fishbone.bones', fields: z.object({}), texts: ['text'] })
export type Bone = ValueOf<typeof bones>[number]

/** Where a factor found in another stage was put, by the factor's id; or that it does not belong here. */
export const placements = defineRegister({
  name: 'fishbone.placements',
  value: z.object({ bone: z.string(), isHidden: z.boolean() }),
})

const votesKey: PersonKey = {
  personOf: (key) => key.slice(key.indexOf('|') + 1),
  withPerson: (key, person) => `${key.slice(0, key.indexOf('|'))}|${person}`,
}

/** Who holds what to have mattered most: `cause id|person` is one vote. */
export const votes = defineRegister({ name: 'fishbone.votes', value: z.literal(true), personKey: votesKey })

/** Votes that each person has. */
export const votesEach = 3

export const addCause = (doc: Y.Doc, author: Author, bone: string, text: string): string =>
  causes.add(doc, author, { bone, text })

/** Hangs a cause on a bone: one written here by itself, one found in another stage without touching what was found. */
export const placeCause = (
  doc: Y.Doc,
  cause: { id: string; place: { id: string }; from?: string | undefined },
  bone: string,
): void => {
  if (cause.from === undefined) causes.change(doc, cause.place.id, { bone })
  else placements.set(doc, cause.id, { bone, isHidden: false })
}

const voteKey = (cause: string, person: string): string => `${cause}|${person}`

export const votesFor = (all: ValueOf<typeof votes>, cause: string): number =>
  Object.keys(all).filter((key) => key.startsWith(`${cause}|`)).length

export const hasVoted = (all: ValueOf<typeof votes>, cause: string, person: string): boolean =>
  voteKey(cause, person) in all

export const votesLeft = (all: ValueOf<typeof votes>, person: string): number =>
  votesEach - Object.keys(all).filter((key) => key.endsWith(`|${person}`)).length

/** Gives or takes back one's vote; without votes left, giving does nothing. */
export const toggleVote = (doc: Y.Doc, cause: string, person: string): void => {
  const find = personFinder(peopleOf(roster.read(doc).value))
  const all = byPerson(votes.read(doc).value, votesKey, find)
  const id = find(person)?.id ?? person
  const isGiven = hasVoted(all, cause, id)
  if (isGiven || votesLeft(all, id) > 0) setForPerson(doc, votes, voteKey(cause, id), isGiven ? undefined : true)
}
