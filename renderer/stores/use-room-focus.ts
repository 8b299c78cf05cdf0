import { useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { isLeading, leadIn } from '../../shared/meeting'
import { useMeeting, useOpenMeeting } from './meeting-context'

/**
 * What the facilitator has open, as `part/id`; undefined without one, or while they have opened nothing. Over the mesh
 * everybody may call themselves the facilitator: while the meeting runs, the document says who is.
 */
const useFacilitatorsFocus = (): string | undefined => {
  const { session } = useOpenMeeting()
  const record = useMeeting((snapshot) => snapshot.record)
  const people = useMeeting((snapshot) => snapshot.roster)
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const lead = useMemo(() => leadIn({ people, record, isRunning }), [people, record, isRunning])
  return useStore(session.presence.people, (present) => {
    // Whether somebody holds the meeting is not known here, so whoever says so before it runs is believed.
    const leading = present.filter(
      (one) => one.isFacilitator && !one.isSelf && isLeading(lead, { ...one, holdsMeeting: true }),
    )
    return (leading.find((one) => isLeading(lead, { ...one, holdsMeeting: false })) ?? leading[0])?.focus
  })
}

/** Whether somebody is writing: what is under their hands must not be closed. A line that is empty holds nobody. */
export const isWriting = (): boolean => {
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.value !== ''
  return at?.closest('select, [role="textbox"], [contenteditable="true"]') != null
}

/**
 * Walks the room: what the facilitator opens in a list is opened on everybody's page, and in the window that is shown
 * to the room. Others may look elsewhere, until the facilitator goes on; who is writing is left where they are.
 */
export const useRoomFocus = (part: string, current: string | undefined, open: (id: string) => void): void => {
  const { session, isFacilitator } = useOpenMeeting()
  const focus = useFacilitatorsFocus()
  const latest = useRef(open)
  latest.current = open

  useEffect(() => {
    if (isFacilitator && current !== undefined) session.presence.show({ focus: `${part}/${current}` })
  }, [session, isFacilitator, part, current])

  useEffect(() => {
    const [of, id] = focus?.split('/') ?? []
    if (!isFacilitator && of === part && id && !isWriting()) latest.current(id)
  }, [isFacilitator, part, focus])
}
