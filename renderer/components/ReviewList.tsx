import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { numberText } from '../../shared/meeting/format'
import { isComposing } from '../commands/keys'
import styles from './ReviewList.module.css'

/** What a part of the list is called, and what it means if that does not explain itself. */
export type ReviewGroup = { title: string; hint?: string }

type CountedGroup = ReviewGroup & { count: number }
type Line<T> = { group: CountedGroup; item?: T }

/** The items with a heading before each group. They come in the order of their groups. */
const withHeadings = <T,>(items: readonly T[], groupOf: (item: T) => ReviewGroup): Line<T>[] => {
  const groups = new Map<string, CountedGroup>()
  return items.flatMap((item): Line<T>[] => {
    const { title, hint } = groupOf(item)
    const known = groups.get(title)
    const group = known ?? { title, ...(hint && { hint }), count: 0 }
    group.count += 1
    groups.set(title, group)
    return known ? [{ group, item }] : [{ group }, { group, item }]
  })
}

/** A first guess at the height of a line in px; the real one is measured once it is shown. */
const ESTIMATED_HEIGHT_PX = 80
/** Lines that are rendered beyond the visible ones. */
const OVERSCAN = 8

/** How far a key goes, in items; undefined for keys that go nowhere. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  n: 1,
  ArrowUp: -1,
  p: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

type Props<T> = {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  groupOf: (item: T) => ReviewGroup
  /** Whether its items have two columns of text. */
  isWide?: boolean
  /** Whether arrows, and N and P, walk from one item to the next; otherwise they scroll. */
  isWalked?: boolean
  children: (item: T) => ReactNode
}

/** The list in a `ReviewWindow`: any number of items under headings, of which only those in view are rendered. */
export const ReviewList = <T,>({ label, items, keyOf, groupOf, isWide, isWalked, children }: Props<T>) => {
  const lines = useMemo(() => withHeadings(items, groupOf), [items, groupOf])
  const places = useMemo(() => lines.flatMap(({ item }, index) => (item === undefined ? [] : [index])), [lines])
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(-1)
  const at = places[current] ?? -1
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_HEIGHT_PX,
    overscan: OVERSCAN,
    // The line that has the focus stays, however far somebody scrolls.
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range)
      return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b)
    },
    getItemKey: (index) => {
      const line = lines[index]
      return line?.item === undefined ? `heading ${line?.group.title}` : keyOf(line.item)
    },
  })
  // The list can be scrolled and walked by keyboard at once, also if it comes into a window that is open.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    if (at < 0) return
    list.scrollToIndex(at, { align: 'auto' })
    scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true })
  }, [at, list])

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key]
    if (step === undefined || isComposing(event)) return
    event.preventDefault()
    setCurrent(Math.max(0, Math.min(places.length - 1, current + step)))
  }
  return (
    <section
      ref={scroller}
      data-review-list
      className={isWide ? `${styles.scroller} ${styles.wide}` : styles.scroller}
      aria-label={label}
      aria-keyshortcuts={isWalked ? 'ArrowDown ArrowUp N P' : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={isWalked ? onKeyDown : undefined}
    >
      <ul className={styles.rows} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index]
          if (!line) return null
          return (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              tabIndex={isWalked && line.item !== undefined ? -1 : undefined}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line.item === undefined ? <Heading {...line.group} /> : children(line.item)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const Heading = ({ title, count, hint }: CountedGroup) => (
  <div className={styles.heading}>
    <h3>
      {title} <span className={styles.count}>{numberText(count)}</span>
    </h3>
    {hint && <p className={styles.hint}>{hint}</p>}
  </div>
)
