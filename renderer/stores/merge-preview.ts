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

type Question = PendingMerge & { id: number }

const questions = createStore<{ waiting: readonly Question[] }>(() => ({ waiting: [] }))
let lastId = 0

/** The merge about which a person is asked now. */
export const useAskedMerge = (): Question | undefined => useStore(questions, ({ waiting }) => waiting[0])

/** Asks about a merge, after those that wait already. */
export const askAboutMerge = (merge: PendingMerge): void => {
  lastId += 1
  const question = { ...merge, id: lastId }
  questions.setState(({ waiting }) => ({ waiting: [...waiting, question] }))
}

/** Ends the question about the first merge that waits. */
export const endMergeQuestion = (): void => questions.setState(({ waiting }) => ({ waiting: waiting.slice(1) }))

/** A postmortem that the host compares with the copy in the library, and how to stop that. */
type Comparing = { name: string; stop: () => void }

const comparing = createStore<{ now: Comparing | undefined }>(() => ({ now: undefined }))

/** What is being compared. */
export const useComparing = (): Comparing | undefined => useStore(comparing, ({ now }) => now)

/** Runs a comparison that a person can stop; undefined if they did. */
export const whileComparing = async <T>(
  name: string,
  compare: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> => {
  const controller = new AbortController()
  const now: Comparing = { name, stop: () => controller.abort() }
  comparing.setState({ now })
  try {
    return await compare(controller.signal)
  } catch (error) {
    if (controller.signal.aborted) return undefined
    throw error
  } finally {
    if (comparing.getState().now === now) comparing.setState({ now: undefined })
  }
}

/** A merge that the host has done into a postmortem, in words. */
type DoneMerge = { documentId: string; message: string }

const done = createStore<{ merge: DoneMerge | undefined }>(() => ({ merge: undefined }))

/** Tells the page of a postmortem, which is open or about to be, that something was merged into it. */
export const tellMerged = (merge: DoneMerge): void => done.setState({ merge })

/** What was merged into a postmortem, until `forgetMerged`. */
export const useDoneMerge = (documentId: string): DoneMerge | undefined =>
  useStore(done, ({ merge }) => (merge?.documentId === documentId ? merge : undefined))

export const forgetMerged = (): void => done.setState({ merge: undefined })
