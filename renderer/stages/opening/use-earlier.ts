import { useCallback, useEffect, useState } from 'react'
import type { CallOutput } from '../../../shared/protocol/calls'
import { host } from '../../host'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'

export type Earlier = CallOutput<'followUp.earlier'>

/**
 * What this page's own host knows of earlier incidents, and a function that asks again. Guests have no folder, and their
 * page shows nothing of other postmortems.
 */
export const useEarlier = (): { earlier: Earlier | undefined; refresh: () => void } => {
  const { kind, documentId } = useOpenMeeting().session
  const facts = useMeeting(({ record }) =>
    JSON.stringify([record.title, record.services, record.tags, record.startedAt, record.day]),
  )
  const [earlier, setEarlier] = useState<Earlier>()
  const refresh = useCallback((): void => {
    if (kind !== 'own') return
    void host.call('followUp.earlier', { documentId }).then((answer) => answer.ok && setEarlier(answer.value))
  }, [kind, documentId])
  // What the incident is compared by has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the host reads the facts from the document
  useEffect(refresh, [refresh, facts])
  return { earlier, refresh }
}
