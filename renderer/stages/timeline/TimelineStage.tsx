import { useDeferredValue, useMemo, useRef } from 'react'
import { timelineStage } from '../../../shared/stages/timeline'
import { dayLabel } from '../../../shared/stages/timeline/day-label'
import { conflicts, events, gaps, recollections } from '../../../shared/stages/timeline/model'
import { inferMilestones } from '../../../shared/stages/timeline/strip'
import { EmptyState } from '../../components/EmptyState'
import { StageEditing } from '../../components/StageEditing'
import { HeaderAside } from '../../components/StageFrame'
import { Trash } from '../../components/Trash'
import { useRemoval } from '../../components/use-removal'
import { useEditing, useMeeting, useOpenMeeting, useStageData } from '../../stores/meeting-context'
import { useRevealed } from '../../stores/reveal'
import { useRoomFocus } from '../../stores/use-room-focus'
import type { StageViewProps } from '..'
import { AddEvent } from './AddEvent'
import { AddRecords } from './AddRecords'
import { CurrentEvent } from './CurrentEvent'
import { EventRow } from './EventRow'
import { GapRow } from './GapRow'
import { GapsAndConflicts } from './GapsAndConflicts'
import styles from './Timeline.module.css'
import { TimelineStrip } from './TimelineStrip'
import { type EventNavigation, useCurrentEvent } from './use-current-event'

const trashCollections = [events, recollections]

/** From this many rows on, those out of view are not rendered, so that typing stays fast. */
const MANY_EVENTS = 200

export const TimelineStage = ({ mode }: StageViewProps) => (
  <StageEditing mode={mode}>
    <Timeline isWhole={mode === 'report'} />
  </StageEditing>
)

/** `isWhole`: every event as a row, none opened. */
const Timeline = ({ isWhole }: { isWhole: boolean }) => {
  const { isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const data = useStageData(timelineStage)
  const record = useMeeting((snapshot) => snapshot.record)
  const list = useRef<HTMLOListElement>(null)
  // Deferred, so that typing in an event does not wait for the drawing.
  const drawn = useDeferredValue(data.events)
  const milestones = useMemo(() => inferMilestones(record, drawn), [record, drawn])
  const quiet = useMemo(() => new Map(gaps(data.events).map((gap) => [gap.after, gap])), [data.events])
  const disputed = useMemo(() => conflicts(data.events, data.recollections), [data.events, data.recollections])
  const now = session.clock.now()

  const remove = useRemoval(events, { onRestored: (id) => navigation.goTo(id) })
  const navigation: EventNavigation = useCurrentEvent(list, data.events, {
    isOff: isWhole,
    onRemove: isReadOnly ? undefined : remove,
  })
  const current = navigation.current
  useRoomFocus(events.name, current?.id, navigation.openQuietly)
  useRevealed(events.name, navigation.goTo)
  useRevealed(recollections.name, (id) => {
    const recalled = data.recollections.find((one) => one.id === id)
    if (recalled) navigation.goTo(recalled.event)
  })

  return (
    <div className={styles.timeline}>
      <HeaderAside>
        <GapsAndConflicts
          gaps={[...quiet.values()]}
          conflicts={disputed}
          events={data.events}
          onOpen={navigation.goTo}
        />
      </HeaderAside>
      {data.events.length > 1 && (
        <div className={styles.overview}>
          <TimelineStrip list={drawn} milestones={milestones} current={current?.id} onOpen={navigation.goTo} />
        </div>
      )}
      {data.events.length === 0 && (
        <EmptyState
          message="Write down what was seen and done, and when."
          example={isReadOnly ? undefined : '14:31 Checkout errors rise above 5%'}
        />
      )}
      <ol
        ref={list}
        className={styles.list}
        data-many={data.events.length >= MANY_EVENTS || undefined}
        aria-label="Events"
        onKeyDown={navigation.onKeyDown}
        onFocus={navigation.onFocus}
        onBlur={navigation.onBlur}
      >
        {data.events.flatMap((event, index) => {
          const day = event.at === null ? undefined : dayLabel(event.at, data.events[index - 1]?.at ?? null, now)
          const gap = quiet.get(event.id)
          const isOpen = event.id === current?.id
          const flag = disputed.has(event.id) ? 'conflict' : event.at !== null && event.at > now ? 'future' : undefined
          return [
            isOpen ? (
              <CurrentEvent
                key={event.id}
                event={event}
                recalled={data.recollections}
                zone={record.entryZone}
                flag={flag}
                onRemove={remove}
              />
            ) : (
              <EventRow key={event.id} event={event} day={day} flag={flag} onOpen={navigation.open} />
            ),
            ...(gap ? [<GapRow key={`gap-${gap.after}`} gap={gap} onAdded={navigation.open} />] : []),
          ]
        })}
      </ol>
      <AddEvent />
      {!isWhole && !isReadOnly && <AddRecords />}
      <Trash collections={trashCollections} />
    </div>
  )
}
