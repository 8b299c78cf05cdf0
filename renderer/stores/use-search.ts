import { useEffect, useState } from 'react'
import type { CallInput, CallOutput, Failure } from '../../shared/protocol/calls'
import { host } from '../host'

/** A document, and where the search found it. */
export type Found = CallOutput<'library.search'>['matches'][number]

export type SearchRequest = CallInput<'library.search'>

/** The results for a request, or why there are none. */
export type SearchAnswer = { request: SearchRequest; found: readonly Found[]; total: number; failure?: Failure }

/** How long (ms) to wait for further typing before searching. */
const SEARCH_DEBOUNCE_MS = 80

/** Asks the host; undefined if the request was aborted. */
const fetchMatches = async (request: SearchRequest, signal: AbortSignal): Promise<SearchAnswer | undefined> => {
  const result = await host.call('library.search', request, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  if (!result || signal.aborted) return undefined
  if (!result.ok) return { request, found: [], total: 0, failure: result.failure }
  return { request, found: result.value.matches, total: result.value.total }
}

/**
 * The answer to the last completed search, so that the list stays while the next one is running; undefined without a
 * request. A search is repeated when `revision` changes.
 */
export const useSearch = (
  request: SearchRequest | undefined,
  revision?: unknown,
): { answer: SearchAnswer | undefined; retry: () => void } => {
  const [answer, setAnswer] = useState<SearchAnswer>()
  const [attempt, setAttempt] = useState(0)
  const isWanted = request !== undefined
  const { query = '', status, limit } = request ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: `revision` is not read, but has to trigger a new search
  useEffect(() => {
    if (!isWanted) {
      setAnswer(undefined)
      return
    }
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      const next = await fetchMatches({ query, status, limit }, controller.signal)
      if (next) setAnswer(next)
    }, SEARCH_DEBOUNCE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [isWanted, query, status, limit, revision, attempt])
  return { answer: isWanted ? answer : undefined, retry: () => setAttempt((count) => count + 1) }
}

/** The best match right now, for when Enter is pressed before the list has caught up with the typing. */
export const findBest = async (request: SearchRequest): Promise<Found | undefined> => {
  const result = await host.call('library.search', { ...request, limit: 1 })
  return result.ok ? result.value.matches[0] : undefined
}
