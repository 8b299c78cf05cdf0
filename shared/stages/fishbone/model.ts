import type * as Y from 'yjs'
import { z } from 'zod'
import { type Author, defineCollection, defineKeyedValues, type ValueOf } from '../../crdt'
import { type Answer, defineBallot, MAX_PEOPLE_PER_DEVICE, type Tally } from '../../meeting/ballots'
import { formerVotes } from './former-votes'

/** The four bones that every fishbone has, besides those that a group adds. */
export const standardBones = ['people', 'process', 'technology', 'environment'] as const
export type StandardBone = (typeof standardBones)[number]

/** Causes written down here; those found in other stages are shown next to them without being copied. */
export const causes = defineCollection({
  name: 'fishbone.causes',
  fields: z.object({
    bone: z.string().default('technology'),
    evidence: z.string().default(''),
    importKey: z.string().default(''),
  }),
  texts: ['text'],
})
export type Cause = ValueOf<typeof causes>[number]

/** Bones that the group has added. */
export const bones = defineCollection({
  name: 'fishbone.bones',
  fields: z.object({ importKey: z.string().default('') }),
  texts: ['text'],
})
export type Bone = ValueOf<typeof bones>[number]

/** The bone of a factor found in another stage, by the factor's id; or that it does not belong here. */
export const placements = defineKeyedValues({
  name: 'fishbone.placements',
  value: z.object({ bone: z.string(), isHidden: z.boolean() }),
})

/** Votes for what mattered most; the choices are ids of causes. */
export const causeVotes = defineBallot(
  'fishbone.ballot',
  { maxChoices: 3, maxTexts: 0, minVoters: 1, maxPerDevice: MAX_PEOPLE_PER_DEVICE },
  formerVotes,
)

/** Adds a cause to a bone; returns its id. */
export const addCause = (doc: Y.Doc, author: Author, bone: string, text: string, importKey = ''): string =>
  causes.add(doc, author, { bone, text, importKey })

/** Assigns a cause to a bone. A cause from another stage is assigned by reference and stays as it is there. */
export const placeCause = (
  doc: Y.Doc,
  cause: { id: string; ref: { id: string }; from?: string | undefined },
  bone: string,
): void => {
  if (cause.from === undefined) causes.change(doc, cause.ref.id, { bone })
  else placements.set(doc, cause.id, { bone, isHidden: false })
}

/** The votes for a cause, once they are revealed. */
export const votesFor = (tally: Tally | undefined, cause: string): number => tally?.counts[cause] ?? 0

/** Toggles the vote for a cause in somebody's answer; if they have no votes left, nothing is added. */
export const toggleVote = ({ choices }: Answer, cause: string): Answer => {
  if (choices.includes(cause)) return { choices: choices.filter((one) => one !== cause), texts: [] }
  return { choices: choices.length < causeVotes.rules.maxChoices ? [...choices, cause] : choices, texts: [] }
}
