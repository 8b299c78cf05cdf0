import { useDeferredValue, useMemo } from 'react'
import type { Snapshot } from '../../shared/document'
import {
  type ComparedDraft,
  compareDraft,
  createDraftWriter,
  type Draft,
  type DraftPlace,
  findPlace,
} from '../../shared/document/drafts'
import { useMeeting, useOpenMeeting } from './meeting-context'

export type Drafted = { draft: Draft; place: DraftPlace; compared: ComparedDraft; snapshot: Snapshot }

/** Facts are read once for a snapshot, however many drafts are shown. */
const writers = new WeakMap<Snapshot, ReturnType<typeof createDraftWriter>>()

const getWriter = (snapshot: Snapshot, now: number): ReturnType<typeof createDraftWriter> => {
  const known = writers.get(snapshot) ?? createDraftWriter(snapshot, now)
  writers.set(snapshot, known)
  return known
}

const compare = (draft: Draft, snapshot: Snapshot, now: number): Drafted | undefined => {
  const place = findPlace(snapshot, draft)
  if (!place) return undefined
  const compared = compareDraft(draft, getWriter(snapshot, now)(draft), place, snapshot.draftedSentences)
  return { draft, place, compared, snapshot }
}

/** Some drafts, compared with what people have written. They follow the document a moment later than what one types. */
export const useDrafted = (list: readonly Draft[]): Drafted[] => {
  const { session } = useOpenMeeting()
  const snapshot = useDeferredValue(useMeeting((all) => all))
  return useMemo(
    () => list.flatMap((draft) => compare(draft, snapshot, session.clock.now()) ?? []),
    [list, snapshot, session],
  )
}
