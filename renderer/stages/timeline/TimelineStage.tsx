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
import { CurrentEvent } from './CurrentEvent'
import { EventRow } from './EventRow'
import { Findings } from './Findings'
import { GapRow } from './GapRow'
import { Strip } from './Strip'
import styles from './Timeline.module.css'
import { useWalk, type Walk } from './use-walk'

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

  const remove = useRemoval(events, { onRestored: (id) => walk.goTo(id) })
  const walk: Walk = useWalk(list, data.events, { isOff: isWhole, onRemove: isReadOnly ? undefined : remove })
  const current = walk.current
  useRoomFocus(events.name, current?.id, walk.follow)
  useRevealed(events.name, walk.goTo)
  useRevealed(recollections.name, (id) => {
    const recalled = data.recollections.find((one) => one.id === id)
    if (recalled) walk.goTo(recalled.event)
  })

  return (
    <div className={styles.timeline}>
      <HeaderAside>
        <Findings gaps={[...quiet.values()]} conflicts={disputed} events={data.events} onOpen={walk.goTo} />
      </HeaderAside>
      {data.events.length > 1 && (
        <div className={styles.overview}>
          <Strip list={drawn} milestones={milestones} current={current?.id} onOpen={walk.goTo} />
        </div>
      )}
      {data.events.length === 0 && (
        <EmptyState
          sentence="Write down what was seen and done, and when."
          example={isReadOnly ? undefined : '14:31 Checkout errors rise above 5%'}
        />
      )}
      <ol
        ref={list}
        className={styles.list}
        data-many={data.events.length >= MANY_EVENTS || undefined}
        aria-label="Events"
        onKeyDown={walk.onKeyDown}
        onFocus={walk.onFocus}
        onBlur={walk.onBlur}
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
              <EventRow key={event.id} event={event} day={day} flag={flag} onOpen={walk.open} />
            ),
            ...(gap ? [<GapRow key={`gap-${gap.after}`} gap={gap} onAdded={walk.open} />] : []),
          ]
        })}
      </ol>
      <AddEvent />
      <Trash collections={trashCollections} />
    </div>
  )
}
