import type { DataOf } from '../../doc'
import type { Factor, Place } from '../contract'
import { type bones, causes, ownBones, type placements, type votes, votesFor } from './model'
import { boneLabels } from './texts'

export type DiagramCause = {
  id: string
  text: string
  place: Place
  votes: number
  /** The stage that it was found in; undefined for one written down here. */
  from?: string
  isRootCause: boolean
}
export type DiagramBone = { id: string; title: string; isOwn: boolean; causes: DiagramCause[] }

type Data = DataOf<{ causes: typeof causes; bones: typeof bones; placements: typeof placements; votes: typeof votes }>

/** The bone for a factor that nobody has placed: by the words it uses, technology where they do not tell. */
export const likelyBone = (text: string): string => {
  const words = text.toLowerCase()
  if (/\b(knew|know|knowledge|train\w*|onboard\w*|aware\w*|handover|understood|communicat\w*)\b/.test(words))
    return 'people'
  if (
    /\b(process|review\w*|procedure|runbook|checklist|document\w*|owner\w*|owned|test(?:ed|ing)? a|drill\w*|policy|by hand)\b/.test(
      words,
    )
  )
    return 'process'
  if (/\b(pressure|deadline|peak|budget|staff\w*|vendor|weekend|night|friday|holiday|cost)\b/.test(words))
    return 'environment'
  return 'technology'
}

/** All bones with what hangs on them, in the order it came up. What other stages found stands here without being copied. */
export const diagram = (data: Data, factors: readonly Factor[]): DiagramBone[] => {
  const all: DiagramBone[] = [
    ...ownBones.map((id) => ({ id, title: boneLabels[id], isOwn: false, causes: [] })),
    ...data.bones.map((bone) => ({ id: bone.id, title: bone.text, isOwn: true, causes: [] })),
  ]
  const put = (bone: string, cause: DiagramCause): void => {
    const target = all.find((one) => one.id === bone) ?? all.find((one) => one.id === 'technology')
    target?.causes.push(cause)
  }
  for (const factor of factors) {
    const placed = data.placements[factor.id]
    if (placed?.isHidden) continue
    put(placed?.bone ?? factor.bone ?? likelyBone(factor.text), {
      id: factor.id,
      text: factor.text,
      place: factor.place,
      votes: votesFor(data.votes, factor.id),
      from: factor.stage,
      isRootCause: factor.isRootCause,
    })
  }
  for (const cause of data.causes) {
    const id = `${causes.name}/${cause.id}`
    put(cause.bone, {
      id,
      text: cause.text,
      place: { part: causes.name, id: cause.id, field: 'text' },
      votes: votesFor(data.votes, id),
      isRootCause: false,
    })
  }
  return all
}

/** Every cause of a diagram, most votes first; equals keep the diagram's order. */
export const ranking = (bones: readonly DiagramBone[]): (DiagramCause & { bone: string })[] =>
  bones.flatMap((bone) => bone.causes.map((cause) => ({ ...cause, bone: bone.id }))).sort((a, b) => b.votes - a.votes)
