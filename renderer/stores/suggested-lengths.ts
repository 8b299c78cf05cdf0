import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SuggestedLength } from '../../shared/protocol/library'
import { host } from '../host'
import { useOpenMeeting } from './meeting-context'

type State = { documentId?: string; lengths: readonly SuggestedLength[] }

const suggested = createStore<State>(() => ({ lengths: [] }))

/** Reads the suggested lengths before they are shown, so that nothing moves when they arrive. Guests have none. */
export const useReadSuggestedLengths = (): void => {
  const { documentId, kind } = useOpenMeeting().session
  useEffect(() => {
    if (kind !== 'own') return
    let isWanted = true
    void host.call('library.suggestLengths', { id: documentId }).then((result) => {
      if (isWanted && result.ok) suggested.setState({ documentId, lengths: result.value.lengths })
    })
    return () => {
      isWanted = false
    }
  }, [documentId, kind])
}

/** How long a stage of this document usually takes, from other meetings in the folder; undefined if there are too few. */
export const useSuggestedLength = (stage: string): SuggestedLength | undefined => {
  const { session } = useOpenMeeting()
  return useStore(suggested, ({ documentId, lengths }) =>
    documentId === session.documentId ? lengths.find((one) => one.stage === stage) : undefined,
  )
}
