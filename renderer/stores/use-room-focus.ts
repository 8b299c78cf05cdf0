import { useEffect, useRef } from 'react'
import { useOpenMeeting } from './meeting-context'
import { useLeaders } from './use-leaders'
import { useRoomStage, useViewedStage } from './viewed-stage'

/** Whether somebody is typing, so that the field must not be closed. An empty field does not count. */
export const isWriting = (): boolean => {
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.value !== ''
  return at?.closest('select, [role="textbox"], [contenteditable="true"]') != null
}

/**
 * Lets the facilitator lead the room through a list: what they open is opened on every page, and in Present. Others may
 * open something else until the facilitator moves on, and whoever is typing stays where they are. Nobody follows a
 * facilitator who is looking at another stage alone.
 */
export const useRoomFocus = (section: string, current: string | undefined, open: (id: string) => void): void => {
  const { session, isFacilitator } = useOpenMeeting()
  const focus = useLeaders((leaders) => leaders.find((one) => !one.isSelf)?.focus)
  const latest = useRef(open)
  latest.current = open

  const isWithRoom = useViewedStage() === useRoomStage()
  useEffect(() => {
    if (isFacilitator && isWithRoom && current !== undefined) session.presence.show({ focus: `${section}/${current}` })
  }, [session, isFacilitator, isWithRoom, section, current])

  useEffect(() => {
    const [of, id] = focus?.split('/') ?? []
    if (!isFacilitator && of === section && id && !isWriting()) latest.current(id)
  }, [isFacilitator, section, focus])
}
