import { useMemo } from 'react'
import { useStore } from 'zustand'
import {
  reviewStateOf,
  type Signer,
  type SignOff,
  seesReaders,
  signOffNow,
  withdrawSignOff,
} from '../../../shared/document/sign-off'
import { createPersonFinder, isSamePerson } from '../../../shared/meeting/people'
import { isUnnamed } from '../../../shared/meeting/people/same-name'
import { toast } from '../../components/Toasts'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useContentVersion } from './use-content-version'

const NO_NAME_YET = 'Enter your name first, so that others know who has read it. You can do that in Settings.'

/** How far the review is, and what this page's person can do about it. */
export const useReview = () => {
  const { session, mirror, author, isFacilitator, isReadOnly } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  const { roster, signOffs: stored, record } = snapshot
  const state = useMemo(() => reviewStateOf({ roster, signOffs: stored }), [roster, stored])
  const others = useStore(session.presence.people)
  const key = author.person ?? author.name
  const self = createPersonFinder(roster)(key)
  const own = state.signOffs.find((one) => one.person === (self?.id ?? key))
  const version = useContentVersion(state.signOffs.length > 0)
  const { doc } = session
  const sign = (other?: Signer): void => {
    if (!other && isUnnamed(author.name)) toast(NO_NAME_YET)
    else signOffNow(doc, author, mirror.getState(), other)
  }
  return {
    ...state,
    own,
    status: record.status,
    isReadOnly,
    sees: !isReadOnly && seesReaders({ record, roster }, author, isFacilitator),
    /** Whether the postmortem says something else than when somebody signed. */
    hasChangedSince: (one: SignOff): boolean => version !== undefined && one.version !== '' && one.version !== version,
    /** Whether somebody has a page of their own now, on which to sign. */
    isHere: (person: (typeof roster)[number]): boolean =>
      others.some((one) => !one.isSelf && isSamePerson(person, one)),
    isSelf: (person: (typeof roster)[number]): boolean => person.id === self?.id,
    sign,
    withdraw: (signer: Signer): void => withdrawSignOff(doc, signer, author.now()),
  }
}

export type Review = ReturnType<typeof useReview>
