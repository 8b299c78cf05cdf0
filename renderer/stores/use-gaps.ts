import { useDeferredValue, useMemo, useState } from 'react'
import type { Snapshot } from '../../shared/document'
import { createGapReader, type Gap } from '../../shared/document/completeness'
import { useMeeting, useOpenMeeting } from './meeting-context'

const all = (snapshot: Snapshot): Snapshot => snapshot

/** What the postmortem does not have yet. It follows the document a moment later than what one types. */
export const useGaps = (): readonly Gap[] => {
  const { session } = useOpenMeeting()
  const snapshot = useDeferredValue(useMeeting(all))
  const [read] = useState(createGapReader)
  return useMemo(() => read(snapshot, session.clock.now()), [read, snapshot, session])
}
