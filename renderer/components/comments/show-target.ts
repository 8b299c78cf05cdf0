import { findRow } from '../focus'

const isShown = (element: HTMLElement): boolean => element.checkVisibility?.() ?? true

/** Scrolls to what a comment is about and focuses it: its row, or its mark. False if it is not on this screen. */
export const showWithin = (root: ParentNode, key: string, id: string): boolean => {
  const marks = [...root.querySelectorAll<HTMLElement>('[data-comments]')]
  const mark = marks.find((one) => one.dataset.comments === key && isShown(one))
  const row = mark?.closest<HTMLElement>('[data-row]') ?? (id === '' ? undefined : findRow(id, root))
  const target = row?.matches('[tabindex]') ? row : (mark ?? row)
  if (!target) return false
  target.scrollIntoView?.({ block: 'center' })
  target.focus({ preventScroll: true })
  return true
}
