import { useCallback } from 'react'
import { createEntryContext } from '../../shared/document/entry-context'
import type { EntryContext } from '../../shared/meeting/capture/line'
import { localDate } from '../local-date'
import { useMeeting, useOpenMeeting } from './meeting-context'

/** The context for reading a line typed now. It is only computed when a line is parsed, so that typing stays fast. */
export const useEntryContext = (): (() => EntryContext) => {
  const { session, mirror, author } = useOpenMeeting()
  // The incident's times and the roster affect how an already typed line is understood.
  useMeeting((snapshot) => snapshot.record)
  useMeeting((snapshot) => snapshot.roster)
  return useCallback(() => {
    const now = session.clock.now()
    return createEntryContext(mirror.getState(), author.name, localDate(now), now)
  }, [session, mirror, author])
}
