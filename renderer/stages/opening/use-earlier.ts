import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { CallOutput, Failure } from '../../../shared/protocol/calls'
import { host } from '../../host'
import { ownChanges, withPending } from '../../stores/follow-up-changes'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'

export type Earlier = CallOutput<'followUp.earlier'>

/** `isUnknown`: nothing has been answered yet. `failure`: why the last question was not answered. */
type EarlierState = { earlier: Earlier | undefined; failure: Failure | undefined; isUnknown: boolean }

/**
 * What this page's own host knows of earlier incidents, with what this person is changing there, and a function that
 * asks again. Guests have no folder, and their page shows nothing of other postmortems.
 */
export const useEarlier = (): EarlierState & { refresh: () => Promise<void> } => {
  const { kind, documentId } = useOpenMeeting().session
  const facts = useMeeting(({ record }) =>
    JSON.stringify([record.title, record.services, record.tags, record.startedAt, record.day]),
  )
  const [state, setState] = useState<EarlierState>({
    earlier: undefined,
    failure: undefined,
    isUnknown: kind === 'own',
  })
  const pending = useStore(ownChanges, (changes) => changes.pending)
  const refresh = useCallback(async (): Promise<void> => {
    if (kind !== 'own') return
    const answer = await host.call('followUp.earlier', { documentId })
    setState(({ earlier }) => ({
      earlier: answer.ok ? answer.value : earlier,
      failure: answer.ok ? undefined : answer.failure,
      isUnknown: false,
    }))
  }, [kind, documentId])
  // What the incident is compared by has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the host reads the facts from the document
  useEffect(() => void refresh(), [refresh, facts])
  const earlier = useMemo(
    () => state.earlier && { ...state.earlier, documents: [...withPending(state.earlier.documents, pending)] },
    [state.earlier, pending],
  )
  return { ...state, earlier, refresh }
}
