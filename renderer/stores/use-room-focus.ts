import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useOpenMeeting } from './meeting-context'

/** What the facilitator has open, as `part/id`; undefined without one, or while they have opened nothing. */
const useFacilitatorsFocus = (): string | undefined =>
  useStore(
    useOpenMeeting().session.presence.people,
    (people) => people.find((one) => one.isFacilitator && !one.isSelf)?.focus,
  )

/** Whether somebody is writing: what is under their hands must not be closed. A line that is empty holds nobody. */
export const isWriting = (): boolean => {
  const at = document.activeElement
  if (at instanceof HTMLInputElement) return at.value !== ''
  return at?.closest('textarea, select, [role="textbox"], [contenteditable="true"]') != null
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
