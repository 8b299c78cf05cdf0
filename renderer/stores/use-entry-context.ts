import { useCallback } from 'react'
import { createEntryContext } from '../../shared/document/entry-context'
import type { EntryContext } from '../../shared/meeting/capture/line'
import { localDate } from '../local-date'
import { useMeeting, useOpenMeeting } from './meeting-context'

/** The context for reading a line typed now. It is computed only when a line is read, so that typing stays cheap. */
export const useEntryContext = (): (() => EntryContext) => {
  const { session, mirror, author } = useOpenMeeting()
  // The incident's times and the roster change how a line already typed is understood.
  useMeeting((snapshot) => snapshot.record)
  useMeeting((snapshot) => snapshot.roster)
  return useCallback(() => {
    const now = session.clock.now()
    return createEntryContext(mirror.getState(), author.name, localDate(now), now)
  }, [session, mirror, author])
}
