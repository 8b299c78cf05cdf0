import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isTyping } from '../../commands/keys'
import { announce } from '../../stores/ui'
import { follow, lookAt, useRoomStage } from '../../stores/where'
import { titleOfStage } from './use-meeting-commands'

/** Nobody is taken from a text that they typed in within this time (ms). */
const STILL_TYPING = 6_000

const hasText = (target: Element): boolean =>
  target instanceof HTMLInputElement ? target.value !== '' : target.textContent !== ''

/**
 * Goes along when the room changes its stage, except out of the middle of a sentence: then this window stays until the
 * typing stops. True while it stays for that reason.
 */
export const useFollow = (stage: RefObject<HTMLElement | null>): boolean => {
  const room = useRoomStage()
  const followed = useRef<string>(undefined)
  const typedAt = useRef(Number.NEGATIVE_INFINITY)
  const [isHeld, setIsHeld] = useState(false)

  useEffect(() => {
    const element = stage.current
    const onInput = (): void => {
      typedAt.current = performance.now()
    }
    element?.addEventListener('input', onInput, true)
    return () => element?.removeEventListener('input', onInput, true)
  }, [stage])

  // Before the browser paints, and before the old stage's view and the focus in it are gone.
  useLayoutEffect(() => {
    const before = followed.current
    if (before === room) return
    const active = document.activeElement
    const isInStage = active !== null && (stage.current?.contains(active) ?? false)
    const isRecent = performance.now() - typedAt.current < STILL_TYPING
    if (before !== undefined && isInStage && isRecent && isTyping(active) && hasText(active)) {
      setIsHeld(true)
      announce(`Everyone else has moved on to ${titleOfStage(room)}. You’ll follow when you stop typing.`)
      return
    }
    followed.current = room
    setIsHeld(false)
    follow(room)
    if (before === undefined) return
    lookAt(undefined)
    announce(`Now: ${titleOfStage(room)}`)
  }, [room, stage])
  useEffect(() => () => follow(undefined), [])

  useEffect(() => {
    if (!isHeld) return
    const element = stage.current
    const go = (): void => {
      followed.current = room
      setIsHeld(false)
      follow(room)
    }
    const timer = setInterval(() => {
      if (performance.now() - typedAt.current >= STILL_TYPING) go()
    }, 500)
    const onLeave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node && element?.contains(event.relatedTarget))) go()
    }
    element?.addEventListener('focusout', onLeave)
    return () => {
      clearInterval(timer)
      element?.removeEventListener('focusout', onLeave)
    }
  }, [isHeld, room, stage])

  return isHeld
}

/**
 * When what is shown changes under the focus (another stage, or the meeting's start with the button that it was pressed
 * by), or was changed by a click, the stage's heading takes it; elsewhere it stays where it is.
 */
export const useFocusOnChange = (shown: string, heading: RefObject<HTMLHeadingElement | null>): void => {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const active = document.activeElement
    const isClicked = active instanceof HTMLButtonElement && !active.matches(':focus-visible')
    if (!active || active === document.body || isClicked) heading.current?.focus({ preventScroll: true })
  }, [shown, heading])
}
