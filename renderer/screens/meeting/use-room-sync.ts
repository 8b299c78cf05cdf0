import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { agendaTitle } from '../../../shared/document/agenda'
import { stageOfAgendaId } from '../../../shared/meeting/agenda'
import { isTyping } from '../../commands/keys'
import { announce } from '../../stores/ui'
import { syncToRoom, useRoomAgendaId, viewStage } from '../../stores/viewed-stage'
import { isFocusInEditedAgenda } from './use-agenda-editing'

/** How long (ms) somebody who has just added a row stays in its empty field, since they may add another. */
const STILL_TYPING_MS = 6_000

/** Whether an element is a text with something in it. A select is not one: its choice is complete once it is made. */
const isStartedText = (target: Element | null): boolean => {
  if (!isTyping(target) || target instanceof HTMLSelectElement) return false
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return (isField ? target.value : target?.textContent) !== ''
}

/**
 * Follows the room to another stage, unless this person is typing: then the window stays where it is
 * until they leave the text, however long they think. True while it stays for that reason.
 */
export const useRoomSync = (stage: RefObject<HTMLElement | null>): boolean => {
  const room = useRoomAgendaId()
  const roomStage = stageOfAgendaId(room)
  const followed = useRef<string>(undefined)
  const typedAt = useRef(Number.NEGATIVE_INFINITY)
  const typedIn = useRef<EventTarget>(null)
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    const element = stage.current
    const onInput = ({ target }: Event): void => {
      typedAt.current = performance.now()
      typedIn.current = target
    }
    const onFocus = ({ target }: FocusEvent): void => {
      if (target !== typedIn.current) typedIn.current = null
    }
    element?.addEventListener('input', onInput, true)
    element?.addEventListener('focusin', onFocus)
    return () => {
      element?.removeEventListener('input', onInput, true)
      element?.removeEventListener('focusin', onFocus)
    }
  }, [stage])

  // Before the browser paints, while the old stage's view and its focus still exist.
  useLayoutEffect(() => {
    const before = followed.current
    if (before === room) return
    const active = document.activeElement
    const isInStage = active !== null && (stage.current?.contains(active) ?? false)
    const isOtherStage = before !== undefined && stageOfAgendaId(before) !== roomStage
    if (isOtherStage && isInStage && typedIn.current === active && isStartedText(active)) {
      setIsHeld(true)
      announce(`Everyone else has moved on to ${agendaTitle(room)}. You’ll follow when you leave this text.`)
      return
    }
    followed.current = room
    setIsHeld(false)
    syncToRoom(roomStage)
    if (before === undefined) return
    viewStage(undefined)
    announce(`Now: ${agendaTitle(room)}`)
  }, [room, roomStage, stage])
  useEffect(() => () => syncToRoom(undefined), [])

  useEffect(() => {
    if (!isHeld) return
    const element = stage.current
    const go = (): void => {
      followed.current = room
      setIsHeld(false)
      syncToRoom(roomStage)
    }
    const timer = setInterval(() => {
      if (performance.now() - typedAt.current >= STILL_TYPING_MS && !isStartedText(document.activeElement)) go()
    }, 500)
    const onLeave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node && element?.contains(event.relatedTarget))) go()
    }
    element?.addEventListener('focusout', onLeave)
    return () => {
      clearInterval(timer)
      element?.removeEventListener('focusout', onLeave)
    }
  }, [isHeld, room, roomStage, stage])

  return isHeld
}

/**
 * If the view changes under the focus (another stage, or the start of the meeting, which removes its button) or was
 * changed by a click, the stage's heading gets the focus; elsewhere it stays where it is.
 */
export const useFocusOnChange = (shown: string, heading: RefObject<HTMLHeadingElement | null>): void => {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (isFocusInEditedAgenda()) return
    const active = document.activeElement
    const isClicked = active instanceof HTMLButtonElement && !active.matches(':focus-visible')
    if (!active || active === document.body || isClicked) heading.current?.focus({ preventScroll: true })
  }, [shown, heading])
}
