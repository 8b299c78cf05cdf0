import type * as Y from 'yjs'
import { RejectedUpdate } from './faults'
import { gateLimits } from './limits'
import { hasArrived, type Id, itemAt, type ParsedUpdate, type Struct, structAt } from './read-update'

type Place = { root: string } | { item: Id } | 'missing' | 'collected'

/** Where structs of an update hang in the live document, which is followed only as far as needed. */
export const createPlaces = (update: ParsedUpdate, doc: Y.Doc | undefined) => {
  const places = new Map<Struct, Place>()
  const depths = new Map<Struct, number>()

  const livePlace = (id: Id): Place => {
    const item = itemAt(doc, id)
    if (!item) return hasArrived(doc, id) ? 'collected' : 'missing'
    const { parent } = item
    if (parent === null || typeof parent === 'string') return 'collected'
    if ('client' in parent) return { item: parent }
    return parent._item ? { item: parent._item.id } : { root: nameOf(doc, parent) }
  }

  /** An item without a parent of its own has that of its left neighbor, and so on: followed by a loop, kept for all on the way. */
  const placeOf = (struct: Struct): Place => {
    const way: Struct[] = []
    let at: Struct | undefined = struct
    let place: Place | undefined
    while (place === undefined && at) {
      place = places.get(at) ?? at.parent
      if (place !== undefined) break
      way.push(at)
      const next: Id | undefined = at.origin ?? at.rightOrigin
      if (at.kind === 'collected' || at.kind === 'gap' || next === undefined || way.length > update.items) {
        place = 'collected'
        break
      }
      const within = structAt(update.clients.get(next.client), next.clock)
      at = within
      if (!within || within.kind === 'gap') place = livePlace(next)
    }
    for (const one of way) places.set(one, place ?? 'missing')
    return place ?? 'missing'
  }

  /** How many types a type hangs below, itself included; undefined if that is not known yet. */
  const depthOf = (struct: Struct): number | undefined => {
    const way: Struct[] = []
    let at: Struct | undefined = struct
    let depth = 0
    while (at) {
      const known = depths.get(at)
      if (known !== undefined) {
        depth = known
        break
      }
      way.push(at)
      if (way.length > gateLimits.MAX_TYPE_DEPTH) throw new RejectedUpdate('too-deep')
      const place = placeOf(at)
      if (place === 'missing') return undefined
      if (place === 'collected' || 'root' in place) break
      at = structAt(update.clients.get(place.item.client), place.item.clock)
      if (!at || at.kind === 'gap') {
        const live = liveDepth(doc, place.item)
        if (live === undefined) return undefined
        depth = live
        break
      }
    }
    for (const one of way.reverse()) {
      depth += 1
      depths.set(one, depth)
    }
    return depth
  }
  return { placeOf, depthOf }
}

const nameOf = (doc: Y.Doc | undefined, type: Y.AbstractType<unknown>): string => {
  for (const [name, shared] of doc?.share ?? []) if (shared === type) return name
  return ''
}

/** The depth of a type in the live document; undefined if it has not arrived. */
const liveDepth = (doc: Y.Doc | undefined, id: Id): number | undefined => {
  if (!hasArrived(doc, id)) return undefined
  let depth = 0
  let item: Y.Item | null | undefined = itemAt(doc, id)
  while (item && depth <= gateLimits.MAX_TYPE_DEPTH) {
    depth += 1
    const parent: Y.Item['parent'] = item.parent
    item = parent !== null && typeof parent === 'object' && '_item' in parent ? parent._item : undefined
  }
  return depth
}
