import type { DataOf } from '../../crdt'
import { getBallotState } from '../../meeting/ballots'
import type { Factor, FieldRef } from '../contract'
import { suggestBone } from './classify'
import { type bones, causes, type causeVotes, type placements, standardBones, votesFor } from './model'
import { boneLabels, trayLabel } from './texts'

export type DiagramCause = {
  id: string
  text: string
  ref: FieldRef
  /** 0 until votes are revealed. */
  votes: number
  /** The stage that it comes from; undefined for one that was added here. */
  from?: string
  isRootCause: boolean
}
export type DiagramBone = { id: string; title: string; isOwn: boolean; isTray: boolean; causes: DiagramCause[] }

type Data = DataOf<{
  causes: typeof causes
  bones: typeof bones
  placements: typeof placements
  ballot: typeof causeVotes
}>

/** The id of the tray for causes without a bone: their words suggest none, or their bone was removed. */
export const trayId = 'tray'

/**
 * All bones with their causes, in the order in which they were added; the tray comes last, unless it is empty. Causes
 * from other stages are shown by reference, never copied.
 */
export const diagram = (data: Data, factors: readonly Factor[]): DiagramBone[] => {
  const all: DiagramBone[] = [
    ...standardBones.map((id) => ({ id, title: boneLabels[id], isOwn: false, isTray: false, causes: [] })),
    ...data.bones.map((bone) => ({ id: bone.id, title: bone.text, isOwn: true, isTray: false, causes: [] })),
  ]
  const tray: DiagramBone = { id: trayId, title: trayLabel, isOwn: false, isTray: true, causes: [] }
  // The first bone with an id counts, so that no row can replace one of the four.
  const byId = new Map(all.toReversed().map((bone) => [bone.id, bone]))
  const addCause = (bone: string | undefined, cause: DiagramCause): void => {
    const target = byId.get(bone ?? '') ?? tray
    target.causes.push(cause)
  }
  const { tally } = getBallotState(data.ballot)
  for (const factor of factors) {
    const placed = data.placements[factor.id]
    if (placed?.isHidden) continue
    addCause(placed?.bone ?? factor.bone ?? suggestBone(factor.text), {
      id: factor.id,
      text: factor.text,
      ref: factor.ref,
      votes: votesFor(tally, factor.id),
      from: factor.stage,
      isRootCause: factor.isRootCause,
    })
  }
  for (const cause of data.causes) {
    const id = `${causes.name}/${cause.id}`
    addCause(cause.bone, {
      id,
      text: cause.text,
      ref: { section: causes.name, id: cause.id, field: 'text' },
      votes: votesFor(tally, id),
      isRootCause: false,
    })
  }
  return tray.causes.length > 0 ? [...all, tray] : all
}

/** Every cause of a diagram, most votes first; equals keep the diagram's order. */
export const ranking = (bones: readonly DiagramBone[]): (DiagramCause & { bone: string })[] =>
  bones.flatMap((bone) => bone.causes.map((cause) => ({ ...cause, bone: bone.id }))).sort((a, b) => b.votes - a.votes)
