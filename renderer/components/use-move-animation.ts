import { type RefObject, useEffect } from 'react'
import { isTyping } from '../commands/keys'

/** How long (ms) an element moved by another person's edit takes to reach its new position. */
const GLIDE_MS = 150

/** What changes while one of these events is handled is the person's own change and is not animated. */
const OWN_EVENTS = ['keydown', 'input', 'pointerdown', 'pointerup', 'click', 'submit', 'drop'] as const

/** How long (ms) nobody must have typed before everything is measured again, in case what was typed has moved it. */
const MEASURE_DEBOUNCE_MS = 150

/** Smaller movements (px) are not animated. */
const MIN_MOVE_PX = 1

type Move = { x: number; y: number }
/** In the coordinates of the scroller's content, or of its viewport if the element is pinned there (px). */
type Position = Move & { height: number; isPinned: boolean }
/**
 * An animation in progress: its starting offset (px), the offset that remains, and the time of its first frame (ms).
 */
type Glide = { from: Move; remaining: Move; begunAt?: number }
type Positions = Map<Element, Position>

/** A sticky or fixed element does not always move with the content. */
const canStick = (element: Element): boolean => /^(?:sticky|fixed)$/.test(getComputedStyle(element).position)

/** The class of CodeMirror's editors. */
const EDITOR = 'cm-editor'

/** Drawings, and editors that place their own lines: nothing inside them is animated. */
const isOpaque = (element: Element): boolean => element instanceof SVGElement || element.classList.contains(EDITOR)

const editorOf = ({ target }: MutationRecord): Element | undefined =>
  (target instanceof Element ? target : target.parentElement)?.closest(`.${EDITOR}`) ?? undefined

/** Whether elements come or go outside of editors, as rows do. */
const changesElements = (records: readonly MutationRecord[]): boolean =>
  records.some(
    (record) =>
      record.type === 'childList' &&
      [...record.addedNodes, ...record.removedNodes].some((node) => node instanceof Element) &&
      !editorOf(record),
  )

/** The position of everything in a scroller's viewport, and of what was in it before; parents before children. */
const readPositions = (scroller: Element, before?: Positions): Positions => {
  const view = scroller.getBoundingClientRect()
  const positions: Positions = new Map()
  const visit = (element: Element, isInPinned: boolean): void => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const isBox = right > left && bottom > top
    if (isBox && (bottom < view.top || top > view.bottom) && !before?.has(element)) return
    const isPinned = isInPinned || canStick(element)
    if (isBox)
      positions.set(element, {
        x: left + (isPinned ? 0 : scroller.scrollLeft),
        y: top + (isPinned ? 0 : scroller.scrollTop),
        height: bottom - top,
        isPinned,
      })
    if (!isOpaque(element)) for (const child of element.children) visit(child, isPinned)
  }
  for (const child of scroller.children) visit(child, false)
  return positions
}

const NO_MOVE: Move = { x: 0, y: 0 }

/** Ease-out: quick at first, slow at the end. */
const eased = (share: number): number => 1 - (1 - share) ** 2

/** The field where somebody types, which must not move in the view, whatever is added above it. */
const findCaret = (before: Positions, after: Positions): Element | undefined => {
  const active = document.activeElement
  return active && isTyping(active) && before.has(active) && after.get(active)?.isPinned === false ? active : undefined
}

/** The first visible element once the scroller has left its start, which must not move while somebody reads. */
const findFirstSeen = (scroller: Element, before: Positions, after: Positions): Element | undefined => {
  if (scroller.scrollTop <= 0) return undefined
  const seenFrom = scroller.getBoundingClientRect().top + scroller.scrollTop
  const wasSeen = (element: Element): boolean => (before.get(element)?.y ?? 0) >= seenFrom
  const isThere = (element: Element): boolean => before.has(element) && after.get(element)?.isPinned === false
  return [...after.keys()].find((element) => element.children.length === 0 && isThere(element) && wasSeen(element))
}

/**
 * In a scroller, animates what somebody else's edit moves to its new position, so that the eye can follow it, and keeps
 * the position of what this person types or reads. The browser's own scroll anchoring, which animations disable, is not
 * used: set `overflow-anchor: none`. One's own edits are not animated, nor is anything for people who prefer reduced
 * motion.
 */
export const useMoveAnimation = (ref: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const scroller = ref.current
    // Without layout, as in jsdom, nothing moves.
    if (!scroller || !window.ResizeObserver) return
    const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)')
    let before = readPositions(scroller)
    /**
     * From such an event to its end, which others' changes may precede on a busy page: after the first change, rows that
     * come or go are taken for others'. Elapsed time is no criterion, since others' changes may come right after a key.
     */
    let ownTurn: 'unchanged' | 'changed' | undefined
    const ownTurnEnd = new MessageChannel()
    ownTurnEnd.port1.onmessage = () => {
      ownTurn = undefined
    }
    /** Editors whose text has changed since positions were read. */
    const changedEditors = new Set<Element>()
    /** Whether more than the text of editors may have moved since. */
    let hasMoved = false
    let rest: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const gliding = new Map<HTMLElement, Glide>()
    let nextStep = 0

    /** Advances every animation by one frame. */
    const step = (now: number): void => {
      nextStep = 0
      for (const [element, glide] of gliding) {
        // The first frame shows it in its old position, however long the page took to draw it.
        glide.begunAt ??= now
        const rest = 1 - eased(Math.min(1, (now - glide.begunAt) / GLIDE_MS))
        glide.remaining = { x: glide.from.x * rest, y: glide.from.y * rest }
        element.style.translate = rest > 0 ? `${glide.remaining.x}px ${glide.remaining.y}px` : ''
        if (rest <= 0) gliding.delete(element)
      }
      // The observer must not see our own changes.
      changes.takeRecords()
      if (gliding.size > 0) nextStep = requestAnimationFrame(step)
      else remember()
    }
    const glideFrom = (element: HTMLElement, from: Move): void => {
      nextStep ||= requestAnimationFrame(step)
      gliding.set(element, { from, remaining: from })
      element.style.translate = `${from.x}px ${from.y}px`
    }

    const glide = (
      after: Positions,
      interrupted: ReadonlyMap<Element, Glide>,
      scrolled: number,
      anchor?: Element,
    ): void => {
      const seenFrom = scroller.getBoundingClientRect().top + scroller.scrollTop - scrolled
      const getMove = (element: Element): Move | undefined => {
        const was = before.get(element)
        const is = after.get(element)
        if (!was || !is) return undefined
        // It begins above the viewport; the visible elements inside it are animated on their own.
        if (anchor && element !== anchor && was.y < seenFrom && element.contains(anchor)) return undefined
        return { x: was.x - is.x, y: was.y - is.y + (is.isPinned ? 0 : scrolled) }
      }
      const visit = (element: Element, inherited: Move): void => {
        const move = getMove(element)
        const own = move ? { x: move.x - inherited.x, y: move.y - inherited.y } : NO_MOVE
        const rest = interrupted.get(element)?.remaining ?? NO_MOVE
        const from = { x: own.x + rest.x, y: own.y + rest.y }
        if (element instanceof HTMLElement && Math.abs(from.x) + Math.abs(from.y) >= MIN_MOVE_PX)
          glideFrom(element, from)
        const total = { x: inherited.x + own.x, y: inherited.y + own.y }
        if (!isOpaque(element)) for (const child of element.children) if (after.has(child)) visit(child, total)
      }
      for (const child of scroller.children) visit(child, NO_MOVE)
    }

    /** Keeps the field where somebody types in its place in the view; only it is measured. */
    const holdCaret = (): void => {
      const active = document.activeElement
      const was = active && isTyping(active) ? before.get(active) : undefined
      if (!active || !was || was.isPinned) return
      const y = active.getBoundingClientRect().top + scroller.scrollTop
      scroller.scrollTop += y - was.y
      before.set(active, { ...was, y })
    }
    const onChange = (records: readonly MutationRecord[]): void => {
      const isOwn = ownTurn === 'unchanged' || (ownTurn === 'changed' && !changesElements(records))
      if (ownTurn) ownTurn = 'changed'
      if (isOwn && gliding.size === 0) {
        holdCaret()
        for (const editor of records.flatMap((record) => editorOf(record) ?? [])) changedEditors.add(editor)
        if (changesElements(records)) remember()
        else rememberIfMoved()
        return
      }
      const interrupted = new Map(gliding)
      for (const element of interrupted.keys()) element.style.translate = ''
      let after = readPositions(scroller, before)
      const anchor = findCaret(before, after) ?? (isOwn ? undefined : findFirstSeen(scroller, before, after))
      const start = scroller.scrollTop
      if (anchor) scroller.scrollTop += (after.get(anchor)?.y ?? 0) - (before.get(anchor)?.y ?? 0)
      const scrolled = scroller.scrollTop - start
      // Scrolling may have changed what is pinned and what is visible.
      if (scrolled !== 0) after = readPositions(scroller, before)
      gliding.clear()
      if (!reducedMotion.matches) {
        if (isOwn) for (const [element, { remaining }] of interrupted) glideFrom(element, remaining)
        else glide(after, interrupted, scrolled, anchor)
      }
      before = after
      // The observer must not see our own changes.
      changes.takeRecords()
    }
    /** Whether an element is where it was, and as high: then what is around it has not moved either. */
    const isUnmoved = (element: Element): boolean => {
      const was = before.get(element)
      if (!was) return false
      const { top, height } = element.getBoundingClientRect()
      return was.y === top + (was.isPinned ? 0 : scroller.scrollTop) && was.height === height
    }
    const readAll = (): void => {
      if (gliding.size > 0) return
      before = readPositions(scroller)
      changedEditors.clear()
      hasMoved = false
    }
    /** Once the next frame is painted, when nothing has to be laid out for it, reads all positions if any has changed. */
    const rememberIfMoved = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => painted.port2.postMessage(undefined))
    }
    const painted = new MessageChannel()
    painted.port1.onmessage = () => {
      clearTimeout(rest)
      if (hasMoved || ![...changedEditors].every(isUnmoved)) readAll()
      else rest = setTimeout(readAll, MEASURE_DEBOUNCE_MS)
    }
    const remember = (): void => {
      hasMoved = true
      rememberIfMoved()
    }
    const onOwnEvent = (): void => {
      ownTurn = 'unchanged'
      ownTurnEnd.port2.postMessage(undefined)
    }
    const changes = new MutationObserver(onChange)
    changes.observe(scroller, { attributes: true, childList: true, characterData: true, subtree: true })
    const sizes = new ResizeObserver(remember)
    sizes.observe(scroller)
    scroller.addEventListener('scroll', remember, { passive: true })
    for (const type of OWN_EVENTS) window.addEventListener(type, onOwnEvent, true)
    return () => {
      changes.disconnect()
      sizes.disconnect()
      cancelAnimationFrame(frame)
      cancelAnimationFrame(nextStep)
      for (const element of gliding.keys()) element.style.translate = ''
      ownTurnEnd.port1.close()
      painted.port1.close()
      clearTimeout(rest)
      scroller.removeEventListener('scroll', remember)
      for (const type of OWN_EVENTS) window.removeEventListener(type, onOwnEvent, true)
    }
  }, [ref])
}
