import { type CSSProperties, type ReactNode, type RefObject, useMemo, useState } from 'react'
import { dayLabel } from '../../../shared/stages/timeline/day-label'
import type { Gap, Recollection, TimelineEvent } from '../../../shared/stages/timeline/model'
import { CurrentEvent } from './CurrentEvent'
import { EventRow, type InSet } from './EventRow'
import { GapRow } from './GapRow'
import { countGapsBefore, type DrawnRows } from './row-layout'
import styles from './Timeline.module.css'
import type { EventNavigation } from './use-current-event'
import { useDrawnRows } from './use-drawn-rows'

/** From this many events on, only those around the view are drawn, so that typing stays fast. */
export const MANY_EVENTS = 200

type Props = {
  list: RefObject<HTMLOListElement | null>
  events: readonly TimelineEvent[]
  recalled: readonly Recollection[]
  /** By the event that they follow. */
  gaps: ReadonlyMap<string, Gap>
  disputed: ReadonlySet<string>
  zone: string
  now: number
  /** Whether every event is drawn, as in a report, which is printed. */
  isWhole: boolean
  navigation: EventNavigation
  onRemove: (id: string) => void
}

/** All events in order of time, with the gaps between them; the current one is open. */
export const EventList = ({
  list,
  events,
  recalled,
  gaps,
  disputed,
  zone,
  now,
  isWhole,
  navigation,
  onRemove,
}: Props) => {
  const { at: open, current } = navigation
  const [focused, setFocused] = useState<string>()
  const isMany = events.length >= MANY_EVENTS
  const gapIndexes = useMemo(
    () => events.flatMap(({ id }, index) => (gaps.size > 0 && gaps.has(id) ? [index] : [])),
    [events, gaps],
  )
  const parts = useDrawnRows(list, {
    count: events.length,
    gaps: gapIndexes,
    open: current && open,
    // A field that has the focus stays when it is scrolled away.
    kept: [current ? open : -1, focused === undefined ? -1 : events.findIndex(({ id }) => id === focused)],
    isMany: isMany && !isWhole,
  })
  const total = events.length + gapIndexes.length
  const drawEvent = (event: TimelineEvent, index: number): ReactNode[] => {
    const day = event.at === null ? undefined : dayLabel(event.at, events[index - 1]?.at ?? null, now)
    const gap = gaps.get(event.id)
    const flag = disputed.has(event.id) ? 'conflict' : event.at !== null && event.at > now ? 'future' : undefined
    const position = index + countGapsBefore(gapIndexes, index) + 1
    const inSet = (nth: number): InSet => (isMany ? { position: nth, total } : {})
    return [
      event.id === current?.id ? (
        <CurrentEvent
          key={event.id}
          event={event}
          recalled={recalled}
          zone={zone}
          flag={flag}
          onRemove={onRemove}
          {...inSet(position)}
        />
      ) : (
        <EventRow key={event.id} event={event} day={day} flag={flag} onOpen={navigation.open} {...inSet(position)} />
      ),
      gap && <GapRow key={`gap-${gap.after}`} gap={gap} onAdded={navigation.open} {...inSet(position + 1)} />,
    ]
  }
  return (
    <ol
      ref={list}
      className={styles.list}
      data-whole={(isWhole && isMany) || undefined}
      aria-label="Events"
      onKeyDown={navigation.onKeyDown}
      onFocus={(event) => {
        navigation.onFocus(event)
        setFocused(event.target.closest<HTMLElement>('[data-after]')?.dataset.after)
      }}
      onBlur={navigation.onBlur}
    >
      {parts.flatMap(({ from, to, ...skipped }) => [
        skipped.skippedEvents > 0 && <SkippedRows key={`before ${events[from]?.id}`} {...skipped} />,
        ...events.slice(from, to).flatMap((event, index) => drawEvent(event, from + index)),
      ])}
    </ol>
  )
}

/** The place of rows that are not drawn. */
const SkippedRows = ({ skippedEvents, skippedGaps }: Pick<DrawnRows, 'skippedEvents' | 'skippedGaps'>) => (
  <li
    className={styles.skipped}
    aria-hidden
    style={{ '--events': skippedEvents, '--gaps': skippedGaps } as CSSProperties}
  />
)
