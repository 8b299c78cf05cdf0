import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { TimelineEvent } from '../../../shared/stages/timeline/model'
import { isComposing } from '../../commands/keys'
import { hasOwnArrows } from '../../components/use-arrow-entry'

/**
 * Goes through the events one by one: one is open at a time. Up and Down open the neighbor, Enter moves into its text,
 * Esc out of it, Delete removes it. If somebody else removes the open event, its successor is opened and keeps the
 * focus.
 */
export const useCurrentEvent = (
  list: RefObject<HTMLOListElement | null>,
  events: readonly TimelineEvent[],
  { isOff, onRemove }: { isOff: boolean; onRemove: ((id: string) => void) | undefined },
) => {
  const [id, setId] = useState<string>()
  const [index, setIndex] = useState(0)
  const hasFocus = useRef(false)
  const pendingFocus = useRef<'focus' | 'show' | 'quiet'>(undefined)

  const found = events.findIndex((event) => event.id === id)
  const at = found >= 0 ? found : Math.min(index, events.length - 1)
  const current = isOff ? undefined : events[at]
  const currentId = current?.id

  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when another event is opened
  useEffect(() => {
    setId(currentId)
    setIndex(Math.max(0, at))
    const card = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    const isLost = hasFocus.current && document.activeElement === document.body
    if (card && (pendingFocus.current || isLost)) {
      if (pendingFocus.current !== 'focus') card.scrollIntoView?.({ block: 'start' })
      // Following somebody does not move the focus.
      if (pendingFocus.current !== 'quiet' || isLost) card.focus({ preventScroll: true })
    }
    pendingFocus.current = undefined
  }, [currentId])

  /** Opens an event in place. */
  const open = useCallback((next: string): void => {
    pendingFocus.current = 'focus'
    setId(next)
  }, [])
  /** Opens an event and scrolls it to just below the strip. */
  const goTo = useCallback((next: string): void => {
    pendingFocus.current = 'show'
    setId(next)
  }, [])

  /** Opens the event that somebody else has opened. */
  const openQuietly = useCallback((next: string): void => {
    pendingFocus.current = 'quiet'
    setId(next)
  }, [])

  const step = (to: number): void => {
    const next = events[Math.min(Math.max(0, to), events.length - 1)]
    if (next && next.id !== currentId) goTo(next.id)
  }
  const onStep = (event: KeyboardEvent | globalThis.KeyboardEvent): boolean => {
    if (isComposing(event)) return false
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || hasOwnArrows(event.target)) return false
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: events.length - 1 }[event.key]
    if (to === undefined || !currentId) return false
    event.preventDefault()
    step(to)
    return true
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event
    if (event.defaultPrevented || isComposing(event)) return
    if (onStep(event) || !(target instanceof HTMLElement)) return
    const card = target.closest<HTMLElement>('[aria-current="true"]')
    if (!card) return
    if (event.key === 'Enter' && target === card) card.querySelector<HTMLElement>('[role="textbox"]')?.focus()
    else if (event.key === 'Escape' && target !== card) card.focus()
    else if (event.key === 'Delete' && target === card && currentId && onRemove) onRemove(currentId)
    else return
    event.preventDefault()
  }

  // The arrow keys work from anywhere on the page with no other use for them, so that nobody has to click first.
  const latest = useRef(onStep)
  latest.current = onStep
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isInRow = event.target instanceof Element && event.target.closest('[data-row]') !== null
      if (!event.defaultPrevented && !isInRow) latest.current(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const onFocus = (event: FocusEvent): void => {
    hasFocus.current = event.target.closest('[aria-current="true"]') !== null
  }
  const onBlur = (): void => {
    hasFocus.current = false
  }
  return { current, at, open, goTo, openQuietly, onKeyDown, onFocus, onBlur }
}

export type EventNavigation = ReturnType<typeof useCurrentEvent>
