import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineKeyedValues, type ValueOf } from '../../crdt'
import { type Answer, defineBallot, type Tally } from '../../meeting/ballots'
import { formerVotes } from './former-votes'

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
export const placements = defineKeyedValues({
  name: 'fishbone.placements',
  value: z.object({ bone: z.string(), isHidden: z.boolean() }),
})

/** What people hold to have mattered most: choices are the ids of causes. */
export const causeVotes = defineBallot('fishbone.ballot', { maxChoices: 3, maxTexts: 0, minVoters: 1 }, formerVotes)

export const addCause = (doc: Y.Doc, author: Author, bone: string, text: string): string =>
  causes.add(doc, author, { bone, text })

/** Hangs a cause on a bone: one written here by itself, one found in another stage without touching what was found. */
export const placeCause = (
  doc: Y.Doc,
  cause: { id: string; ref: { id: string }; from?: string | undefined },
  bone: string,
): void => {
  if (cause.from === undefined) causes.change(doc, cause.ref.id, { bone })
  else placements.set(doc, cause.id, { bone, isHidden: false })
}

/** Votes that a cause was given, once they are revealed. */
export const votesFor = (tally: Tally | undefined, cause: string): number => tally?.counts[cause] ?? 0

/** One's votes with another one given or taken back; without votes left, giving changes nothing. */
export const withVote = ({ choices }: Answer, cause: string): Answer => {
  if (choices.includes(cause)) return { choices: choices.filter((one) => one !== cause), texts: [] }
  return { choices: choices.length < causeVotes.rules.maxChoices ? [...choices, cause] : choices, texts: [] }
}
