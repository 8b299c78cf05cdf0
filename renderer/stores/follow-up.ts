import { useEffect, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '../../shared/protocol/calls'
import type { FollowUpDocument } from '../../shared/protocol/follow-up'
import { host } from '../host'
import { localDate } from '../local-date'

/** What is followed up, as the host said last. */
export type FollowUp = {
  documents: readonly FollowUpDocument[] | undefined
  /** How many files could not be read, so that their actions are missing. */
  unreadable: number
  /** Why the host could not be asked just now; what is shown may be out of date. */
  failure: Failure | undefined
}

export const followUp = createStore<FollowUp>(() => ({ documents: undefined, unreadable: 0, failure: undefined }))

/** While somebody types in an open document, the host reports each save: more often nobody can read along. */
const REFRESH_INTERVAL_MS = 1_000

let refreshing: Promise<void> | undefined
let isAgain = false

/** Documents that are as before keep their identity, so that their rows are not drawn again. */
const keepIdentity = (
  before: readonly FollowUpDocument[] | undefined,
  now: readonly FollowUpDocument[],
): readonly FollowUpDocument[] => {
  const known = new Map(before?.map((document) => [document.id, document]))
  return now.map((document) => {
    const old = known.get(document.id)
    return old && JSON.stringify(old) === JSON.stringify(document) ? old : document
  })
}

const read = async (): Promise<void> => {
  const result = await host.call('followUp.list', { today: localDate(Date.now()) })
  if (!result.ok) return followUp.setState({ failure: result.failure })
  const { documents, unreadable } = result.value
  followUp.setState((state) => ({
    documents: keepIdentity(state.documents, documents),
    unreadable,
    failure: undefined,
  }))
}

/** Asks the host again; requests that come meanwhile are answered by one more. */
export const refreshFollowUp = (): Promise<void> => {
  if (refreshing) isAgain = true
  refreshing ??= read().finally(() => {
    setTimeout(() => {
      refreshing = undefined
      if (!isAgain) return
      isAgain = false
      void refreshFollowUp()
    }, REFRESH_INTERVAL_MS)
  })
  return refreshing
}

/** What is followed up, kept up to date while a view shows it. */
export const useFollowUp = (): FollowUp => {
  useEffect(() => {
    void refreshFollowUp()
    return host.onEvent((event) => {
      if (event.type === 'library') void refreshFollowUp()
    })
  }, [])
  return useStore(followUp)
}

/** How often it is looked whether another day has begun. */
const DAY_CHECK_INTERVAL_MS = 30_000

const subscribeToDays = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, DAY_CHECK_INTERVAL_MS)
  return () => clearInterval(timer)
}

/** The calendar date on this computer, which changes at midnight. */
export const useToday = (): string => useSyncExternalStore(subscribeToDays, () => localDate(Date.now()))
