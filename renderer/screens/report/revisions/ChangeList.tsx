import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ContentChange } from '../../../../shared/document/revisions'
import { numberText } from '../../../../shared/meeting/format'
import { isComposing } from '../../../commands/keys'
import { ChangeView } from './ChangeView'
import styles from './CompareWindow.module.css'

type Line = { group: string; count: number } | ContentChange

const isHeading = (line: Line): line is { group: string; count: number } => 'count' in line

/** The changes with a heading before each part of the document. They come in its order. */
const withHeadings = (changes: readonly ContentChange[]): Line[] => {
  const counts = new Map<string, number>()
  for (const { group } of changes) counts.set(group, (counts.get(group) ?? 0) + 1)
  return changes.flatMap((change, index): Line[] =>
    changes[index - 1]?.group === change.group
      ? [change]
      : [{ group: change.group, count: counts.get(change.group) ?? 0 }, change],
  )
}

/** A first guess at the height of a line in px; the real one is measured once it is shown. */
const ESTIMATED_HEIGHT_PX = 88
/** Lines that are rendered beyond the visible ones. */
const OVERSCAN = 6

/** How far a key goes, in changes; undefined for keys that go nowhere. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  n: 1,
  ArrowUp: -1,
  p: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** All changes; arrows, and N and P, walk from one to the next. */
export const ChangeList = ({ changes }: { changes: readonly ContentChange[] }) => {
  const lines = useMemo(() => withHeadings(changes), [changes])
  const places = useMemo(() => lines.flatMap((line, index) => (isHeading(line) ? [] : [index])), [lines])
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
      return line === undefined ? index : isHeading(line) ? line.group : `${line.path}/${line.id}`
    },
  })
  // The list can be scrolled and walked by keyboard at once.
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
      className={styles.scroller}
      aria-label="Changes"
      aria-keyshortcuts="ArrowDown ArrowUp N P"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
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
              tabIndex={isHeading(line) ? undefined : -1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {isHeading(line) ? (
                <h3 className={styles.heading}>
                  {line.group} <span className={styles.count}>{numberText(line.count)}</span>
                </h3>
              ) : (
                <ChangeView change={line} />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
