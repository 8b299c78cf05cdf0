import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { isComposing } from '../commands/keys'

/** Where a dragged row would land: before the row with this id, or at the end. */
type Drop = { moving: string; before: string | null }

/** How a row is marked while another one, or itself, is being dragged. */
export type DropMark = 'moving' | 'before' | undefined

type Options = {
  list: RefObject<HTMLElement | null>
  /** `after`: the row that it is placed after; `null` for the front. */
  onDrop: (moving: string, after: string | null) => void
}

const listRows = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')]

/** Lets rows be dragged by a handle, with mouse, pen or finger. Esc cancels the drag. */
export const useDragOrder = ({ list, onDrop }: Options) => {
  const [drop, setDrop] = useState<Drop>()
  const latest = useRef(drop)
  latest.current = drop
  const done = useRef(onDrop)
  done.current = onDrop

  useEffect(() => {
    if (!drop) return
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isComposing(event)) setDrop(undefined)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [drop])

  const placeAt = (y: number, moving: string): Drop => {
    const rows = list.current ? listRows(list.current).filter((row) => row.dataset.row !== moving) : []
    const next = rows.find((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    return { moving, before: next?.dataset.row ?? null }
  }

  // A stable function, so that unchanged rows are not rendered again.
  const [handle] = useState(() => (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrop(placeAt(event.clientY, id))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (latest.current?.moving === id) setDrop(placeAt(event.clientY, id))
    },
    onPointerUp: () => {
      const at = latest.current
      setDrop(undefined)
      if (at?.moving !== id || !list.current) return
      const others = listRows(list.current).flatMap((row) => (row.dataset.row === id ? [] : [row.dataset.row ?? '']))
      const index = at.before === null ? others.length : others.indexOf(at.before)
      done.current(id, others[index - 1] ?? null)
    },
    onPointerCancel: () => setDrop(undefined),
  }))
  /** The row's `data-drop`, for DropMarks.module.css. */
  const markOf = (id: string): DropMark => (drop?.moving === id ? 'moving' : drop?.before === id ? 'before' : undefined)
  return { markOf, isAtEnd: drop?.before === null, handle }
}
