import { uuidv4 } from 'lib0/random'
import { createContext, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Author, DataOf, Parts } from '../../shared/doc'
import { dataOfStage, type Snapshot } from '../../shared/meeting'
import type { Stage } from '../../shared/stages/contract'
import type { Session } from '../session'
import type { MeetingMirror } from './meeting'

/** An open document, as every view below the screen that opened it sees it. */
export type OpenMeeting = {
  session: Session
  mirror: MeetingMirror
  /** The person at this page. */
  author: Author
  isReadOnly: boolean
  /** Sees prompt cards and drives the agenda. */
  isFacilitator: boolean
}

const Context = createContext<OpenMeeting | undefined>(undefined)
export const MeetingProvider = Context.Provider

export const useOpenMeeting = (): OpenMeeting => {
  const open = useContext(Context)
  if (!open) throw new Error('a view of a meeting stands outside of one')
  return open
}

/** A piece of the document, read again only when it changes. */
export const useMeeting = <T,>(select: (snapshot: Snapshot) => T): T => useStore(useOpenMeeting().mirror, select)

/** A stage's own data, with its types. */
export const useStageData = <P extends Parts>(stage: Stage<P>): DataOf<P> =>
  useMeeting((snapshot) => dataOfStage(snapshot, stage))

/** The live document and whose hand changes it. */
export const useEditing = () => {
  const { session, author, isReadOnly } = useOpenMeeting()
  return useMemo(() => ({ doc: session.doc, author, isReadOnly }), [session, author, isReadOnly])
}

/** An author by name, on the meeting's clock. */
export const authorOf = (name: string, now: () => number): Author => ({ name, now, newId: uuidv4 })
