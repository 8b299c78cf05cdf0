import type * as Y from 'yjs'
import { diffStored, revertStored, type StoredChange } from '../../crdt'
import type { ChangeRef } from '../../protocol/merge-changes'
import { stages } from '../../stages'
import type { AnyStage } from '../../stages/contract'
import { meta } from '../meta'
import { listSections } from '../snapshot'
import { type Finish, mergeCopies } from './compare'
import { listPlaces } from './places'

/** A merge as what it changes, each to be taken back with `revertStored`. */
export type MergeStep = {
  /** What is taken back at once, since it was not wanted. */
  leftOut: StoredChange[]
  /** What undoing the merge takes back. */
  done: StoredChange[]
}

/** Whether a stored value belongs to one of the changes that are listed for a merge. */
const createFilter = (refs: readonly ChangeRef[], known: readonly AnyStage[]): ((change: StoredChange) => boolean) => {
  const names = new Map(listPlaces(known).map(({ path, section }) => [path, section.name]))
  const keys = new Set(refs.map(({ path, id }) => `${names.get(path)} ${id}`))
  // A text that belongs to no row is a root of its own, named after its section.
  const texts = new Set(refs.map(({ path, id }) => `${names.get(path)}.${id}`))
  return ({ root, id }) => (id === '' ? texts.has(root) : keys.has(`${root} ${id}`))
}

/**
 * Plans merging `there` into `here` without some of its changes. Neither document is changed. `finish` does to the
 * merged document what is done to it after every merge.
 */
export const planMerge = (
  here: Y.Doc,
  there: Y.Doc,
  refs: readonly ChangeRef[],
  finish: Finish = () => undefined,
  known: readonly AnyStage[] = stages,
): MergeStep => {
  const merged = mergeCopies(here, there)
  try {
    // What identifies the document is the same in each of its copies.
    const sections = listSections(known).filter(({ name }) => name !== meta.name)
    const leftOut = diffStored(here, merged, sections).filter(createFilter(refs, known))
    revertStored(merged, leftOut, { name: '', now: () => 0 })
    finish(merged)
    return { leftOut, done: diffStored(here, merged, sections) }
  } finally {
    merged.destroy()
  }
}
