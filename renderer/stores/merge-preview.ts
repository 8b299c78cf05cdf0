import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import type { MergeChange } from '../../shared/protocol/merge-changes'

/** A file of a postmortem that is in the library, and what merging it will do. */
export type PendingMerge = {
  file: OpenedFile
  title: string
  changes: readonly MergeChange[]
  /** The number of all changes; `changes` lists the first of very many. */
  changeCount: number
}

const store = createStore<{ pending: PendingMerge | undefined }>(() => ({ pending: undefined }))

/** The merge that somebody is asked about. */
export const usePendingMerge = (): PendingMerge | undefined => useStore(store, ({ pending }) => pending)

/** Asks about a merge; with undefined, the question is answered. */
export const setPendingMerge = (pending: PendingMerge | undefined): void => store.setState({ pending })
