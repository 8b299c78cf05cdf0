import * as Y from 'yjs'
import { updateLimits } from './limits'
import { type Id, itemAt, type ParsedUpdate, type Struct } from './read-update'

/** Merging walks past an item's neighbors one by one. A walk longer than this counts as one past all items. */
const MAX_WALK = 1_000

const formatId = (id: Id | undefined): string => (id ? `${id.client} ${id.clock}` : '')

/** The position that items compete for: after the same origin, or at the same key or start of a type. */
const formatPosition = ({ origin, parent, key }: Struct): string => {
  if (origin) return formatId(origin)
  // Only the right neighbor shows which list this is the start of, so the starts of all lists count as one position.
  if (!parent) return 'start'
  return `${'root' in parent ? `root ${parent.root}` : `type ${formatId(parent.item)}`} ${key ?? ''}`
}

/** Whether other items may be between an item's neighbors: not if it continues its own client's run or splits a run. */
const isLoose = (client: number, { clock, origin, rightOrigin, key }: Struct): boolean => {
  if (key !== undefined || !(origin || rightOrigin)) return false
  if (origin?.client === client && origin.clock === clock - 1) return false
  return !(origin && rightOrigin && origin.client === rightOrigin.client && origin.clock + 1 === rightOrigin.clock)
}

type SharedType = Pick<Y.AbstractType<unknown>, '_start' | '_map'>

const findType = (doc: Y.Doc | undefined, { parent }: Struct): SharedType | undefined => {
  if (!parent) return undefined
  if ('root' in parent) return doc?.share.get(parent.root)
  const content = itemAt(doc, parent.item)?.content
  return content instanceof Y.ContentType ? content.type : undefined
}

/** The first item that a new one is compared with, as Yjs finds it. */
const findFirstConflict = (doc: Y.Doc | undefined, struct: Struct): Y.Item | null | undefined => {
  if (struct.origin) return itemAt(doc, struct.origin)?.right
  const anchor = struct.rightOrigin && itemAt(doc, struct.rightOrigin)
  const anchorType = anchor?.parent
  const anchorParent: SharedType | undefined =
    anchorType && typeof anchorType === 'object' && '_start' in anchorType ? anchorType : undefined
  const type = findType(doc, struct) ?? anchorParent
  if (!type) return undefined
  const key = struct.key ?? anchor?.parentSub ?? undefined
  return key === undefined ? type._start : type._map.get(key)
}

/** The number of items in the live document between an item's position and its right neighbor. */
const countBetweenNeighbors = (doc: Y.Doc | undefined, struct: Struct): number => {
  const isKeyed = struct.key !== undefined
  let steps = 0
  let at = findFirstConflict(doc, struct)
  while (at && steps < MAX_WALK) {
    const { id } = at
    const right = struct.rightOrigin
    if (right && id.client === right.client && id.clock <= right.clock && right.clock < id.clock + at.length) break
    steps += 1
    // The entry of a key is its last item; the others are to its left.
    at = isKeyed ? at.left : at.right
  }
  return steps
}

/** Upper bounds: `steps` counts every step, `comparing` those spent on items that compete for one position. */
export type MergeSteps = { steps: number; comparing: number }

/**
 * The most steps that merging an update may take: linear for what people do, but where many items compete for one
 * position, each may be compared with all others.
 */
export const mergeSteps = (update: ParsedUpdate, doc: Y.Doc | undefined): MergeSteps => {
  const competing = new Map<string, number>()
  const items: { struct: Struct; position: string; isLoose: boolean }[] = []
  let loose = 0
  for (const [client, structs] of update.clients)
    for (const struct of structs) {
      if (struct.kind === 'collected' || struct.kind === 'gap') continue
      const position = formatPosition(struct)
      const item = { struct, position, isLoose: isLoose(client, struct) }
      items.push(item)
      if (item.isLoose) loose += 1
      competing.set(position, (competing.get(position) ?? 0) + 1)
    }
  const liveItems = doc ? countItems(doc) : 0
  const reading = update.items + update.deletes.length
  let comparing = 0
  for (const { struct, position, isLoose } of items) {
    // Each loose item may be between the neighbors of all the others, with half of the run that it splits.
    if (isLoose) comparing += 2 * (loose - 1)
    if ((competing.get(position) ?? 0) > 1) comparing += update.items
    const walked = countBetweenNeighbors(doc, struct)
    comparing += walked < MAX_WALK ? walked : liveItems
    if (reading + comparing > updateLimits.MAX_INLINE_STEPS) break
  }
  return { steps: reading + comparing, comparing }
}

/** All items and collected runs that a document holds. */
export const countItems = (doc: Y.Doc): number => {
  let items = 0
  for (const structs of doc.store.clients.values()) items += structs.length
  return items
}
