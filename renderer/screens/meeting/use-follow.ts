import { type RefObject, useEffect, useRef, useState } from 'react'
import { isTyping } from '../../commands/keys'
import { announce } from '../../stores/ui'
import { lookAt, useOwnStage, useRoomStage } from '../../stores/where'
import { titleOfStage } from './use-meeting-commands'

/** Nobody is taken from a text that they typed in within this time (ms). */
const STILL_TYPING = 6_000

const hasText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ? target.value !== '' : target instanceof HTMLElement && target.textContent !== ''

/**
 * Goes along when the room changes its stage, except out of the middle of a sentence: then this window stays until the
 * typing stops. True while it stays for that reason.
 */
export const useFollow = (stage: RefObject<HTMLElement | null>): boolean => {
  const room = useRoomStage()
  const own = useOwnStage()
  const shown = useRef(room)
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

  useEffect(() => {
    const before = shown.current
    shown.current = room
    if (before === room) return
    const active = document.activeElement
    const isInStage = active !== null && (stage.current?.contains(active) ?? false)
    const isBusy =
      isInStage && isTyping(active) && hasText(active) && performance.now() - typedAt.current < STILL_TYPING
    if (isBusy && before !== '') {
      lookAt(before)
      setIsHeld(true)
      announce(`The room has gone on to ${titleOfStage(room)}. You follow when you stop typing.`)
    } else {
      lookAt(undefined)
      setIsHeld(false)
      announce(`Now: ${titleOfStage(room)}`)
    }
  }, [room, stage])

  useEffect(() => {
    if (!isHeld) return
    const element = stage.current
    const follow = (): void => {
      setIsHeld(false)
      lookAt(undefined)
    }
    const timer = setInterval(() => {
      if (performance.now() - typedAt.current >= STILL_TYPING) follow()
    }, 500)
    const onLeave = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node && element?.contains(event.relatedTarget))) follow()
    }
    element?.addEventListener('focusout', onLeave)
    return () => {
      clearInterval(timer)
      element?.removeEventListener('focusout', onLeave)
    }
  }, [isHeld, stage])

  return isHeld && own !== undefined
}

/** When the shown stage changes under the focus, the new stage's heading takes it; elsewhere it stays where it is. */
export const useFocusOnChange = (stage: string, heading: RefObject<HTMLHeadingElement | null>): void => {
  const before = useRef(stage)
  useEffect(() => {
    if (before.current === stage) return
    before.current = stage
    const active = document.activeElement
    if (!active || active === document.body) heading.current?.focus({ preventScroll: true })
  }, [stage, heading])
}
