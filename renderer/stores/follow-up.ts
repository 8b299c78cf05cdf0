import { useEffect, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '../../shared/protocol/calls'
import type { FollowUpDocument } from '../../shared/protocol/follow-up'
import { host } from '../host'
import { localDate } from '../local-date'

/** A document as the host has told of it; `version` is empty once this page has changed what it shows. */
export type ListedDocument = FollowUpDocument & { version: string }

/** What is followed up, as the host said last. */
export type FollowUp = {
  documents: readonly ListedDocument[] | undefined
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

const read = async (): Promise<void> => {
  const known = Object.fromEntries((followUp.getState().documents ?? []).map(({ id, version }) => [id, version]))
  const result = await host.call('followUp.list', { today: localDate(Date.now()), known })
  if (!result.ok) return followUp.setState({ failure: result.failure })
  const { documents, unchanged, unreadable } = result.value
  followUp.setState((state) => {
    const same = new Set(unchanged)
    // Documents that are as before keep their identity, so that their rows are not drawn again.
    const all = [...(state.documents ?? []).filter(({ id }) => same.has(id)), ...documents]
    const isSame = documents.length === 0 && all.length === state.documents?.length
    return {
      documents: isSame ? state.documents : all.sort((a, b) => (a.id < b.id ? -1 : 1)),
      unreadable,
      failure: undefined,
    }
  })
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
