import { type RefObject, useEffect } from 'react'
import { isTyping } from '../commands/keys'

/** How long (ms) something that another person's edit moves takes to its new place. */
const GLIDE_MS = 150

/** After a key or a press of one's own (ms) what moves is one's own doing, and is where it belongs at once. */
const OWN_INPUT_MS = 150

/** Smaller movements (px) are not seen. */
const MIN_MOVE_PX = 1

type Move = { x: number; y: number }
/** In the coordinates of the scroller's content, or of its view if it may stick there (px). */
type Place = Move & { isPinned: boolean }
type Places = Map<Element, Place>

/** What may stick to the view does not always move with the content. */
const canStick = (element: Element): boolean => /^(?:sticky|fixed)$/.test(getComputedStyle(element).position)

/** What is drawn as a whole, or places its own lines: nothing inside it glides. */
const isWhole = (element: Element): boolean => element instanceof SVGElement || element.classList.contains('cm-editor')

/** Where everything in a scroller's view stands, and what was in view before; parents before children. */
const placesIn = (scroller: Element, before?: Places): Places => {
  const view = scroller.getBoundingClientRect()
  const places: Places = new Map()
  const visit = (element: Element, isInPinned: boolean): void => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const isBox = right > left && bottom > top
    if (isBox && (bottom < view.top || top > view.bottom) && !before?.has(element)) return
    const isPinned = isInPinned || canStick(element)
    if (isBox)
      places.set(element, {
        x: left + (isPinned ? 0 : scroller.scrollLeft),
        y: top + (isPinned ? 0 : scroller.scrollTop),
        isPinned,
      })
    if (!isWhole(element)) for (const child of element.children) visit(child, isPinned)
  }
  for (const child of scroller.children) visit(child, false)
  return places
}

const STILL: Move = { x: 0, y: 0 }

/** How far an element is still from its place on the way there. */
const leftOf = (element: Element): Move => {
  const [x = 0, y = 0] = getComputedStyle(element).translate.split(' ').map(Number.parseFloat)
  return { x: x || 0, y: y || 0 }
}

/**
 * What must not move in the view, whatever is added above it: where somebody types, else the first thing that is seen once
 * the scroller has left its start.
 */
const anchorIn = (scroller: Element, before: Places, after: Places): Element | undefined => {
  const isThere = (element: Element): boolean => before.has(element) && after.get(element)?.isPinned === false
  const active = document.activeElement
  if (active && isTyping(active) && isThere(active)) return active
  if (scroller.scrollTop <= 0) return undefined
  return [...after.keys()].find((element) => element.children.length === 0 && isThere(element))
}

/**
 * In a scroller, what somebody else's edit moves glides to its new place, so that the eye can follow it, and
 * where one types or reads stays in place. The browser's own anchoring, which moving parts switch off, is not used: set
 * `overflow-anchor: none`. One's own edits, and people who want no motion, see no gliding.
 */
export const useGlide = (ref: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const scroller = ref.current
    if (!scroller?.animate) return
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)')
    let before = placesIn(scroller)
    let inputAt = Number.NEGATIVE_INFINITY
    let frame = 0
    let pause: ReturnType<typeof setTimeout> | undefined
    const running = new Map<Element, Animation>()

    const glideFrom = (element: HTMLElement, { x, y }: Move): void => {
      const animation = element.animate([{ translate: `${x}px ${y}px` }, { translate: '0px 0px' }], {
        duration: GLIDE_MS,
        easing: 'ease-out',
      })
      running.set(element, animation)
      animation.onfinish = () => running.delete(element)
    }

    const glide = (after: Places, left: ReadonlyMap<Element, Move>, scrolled: number): void => {
      const moveOf = (element: Element): Move | undefined => {
        const was = before.get(element)
        const is = after.get(element)
        return was && is && { x: was.x - is.x, y: was.y - is.y + (is.isPinned ? 0 : scrolled) }
      }
      const visit = (element: Element, carried: Move): void => {
        const move = moveOf(element)
        const own = move ? { x: move.x - carried.x, y: move.y - carried.y } : STILL
        const rest = left.get(element) ?? STILL
        const from = { x: own.x + rest.x, y: own.y + rest.y }
        if (element instanceof HTMLElement && Math.abs(from.x) + Math.abs(from.y) >= MIN_MOVE_PX)
          glideFrom(element, from)
        const passedOn = { x: carried.x + own.x, y: carried.y + own.y }
        if (!isWhole(element)) for (const child of element.children) if (after.has(child)) visit(child, passedOn)
      }
      for (const child of scroller.children) visit(child, STILL)
    }

    /** While one types nothing is measured but the field itself, which stays where it is. */
    const holdCaret = (): void => {
      const active = document.activeElement
      const was = active && isTyping(active) ? before.get(active) : undefined
      if (!active || !was || was.isPinned) return
      const y = active.getBoundingClientRect().top + scroller.scrollTop
      scroller.scrollTop += y - was.y
      before.set(active, { ...was, y })
    }
    const glideAll = (): void => {
      const left = new Map([...running.keys()].map((element) => [element, leftOf(element)]))
      for (const animation of running.values()) animation.cancel()
      running.clear()
      const after = placesIn(scroller, before)
      const anchor = anchorIn(scroller, before, after)
      const scrolled = anchor ? (after.get(anchor)?.y ?? 0) - (before.get(anchor)?.y ?? 0) : 0
      scroller.scrollTop += scrolled
      if (!isCalm.matches) glide(after, left, scrolled)
      before = after
    }
    const remember = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        if (running.size === 0) before = placesIn(scroller)
      })
    }
    const onChange = (): void => {
      clearTimeout(pause)
      if (performance.now() - inputAt > OWN_INPUT_MS) glideAll()
      else {
        holdCaret()
        pause = setTimeout(remember, OWN_INPUT_MS)
      }
    }
    const onInput = (): void => {
      inputAt = performance.now()
    }
    const changes = new MutationObserver(onChange)
    changes.observe(scroller, { attributes: true, childList: true, characterData: true, subtree: true })
    const sizes = new ResizeObserver(remember)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', remember, { passive: true })
    for (const type of ['keydown', 'pointerdown', 'input']) window.addEventListener(type, onInput, true)
    return () => {
      changes.disconnect()
      sizes.disconnect()
      cancelAnimationFrame(frame)
      clearTimeout(pause)
      scroller.removeEventListener('scroll', remember)
      for (const type of ['keydown', 'pointerdown', 'input']) window.removeEventListener(type, onInput, true)
    }
  }, [ref])
}
