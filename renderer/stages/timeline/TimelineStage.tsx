import { useDeferredValue, useMemo, useRef } from 'react'
import { timelineStage } from '../../../shared/stages/timeline'
import { conflicts, events, gaps, recollections, type TimelineEvent } from '../../../shared/stages/timeline/model'
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
import { EventList, MANY_EVENTS } from './EventList'
import { GapsAndConflicts } from './GapsAndConflicts'
import styles from './Timeline.module.css'
import { TimelineStrip } from './TimelineStrip'
import { type EventNavigation, useCurrentEvent } from './use-current-event'

const trashCollections = [events, recollections]
const none: readonly TimelineEvent[] = []

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
  // Deferred, so that typing in an event does not wait for the drawing. Thousands of marks do not come with the first rows.
  const drawn = useDeferredValue(data.events, data.events.length >= MANY_EVENTS ? none : undefined)
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
      {/* Its room is there at once, and its marks go after the rows. */}
      {(data.events.length > 1 || drawn.length > 1) && (
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
      <EventList
        list={list}
        events={data.events}
        recalled={data.recollections}
        gaps={quiet}
        disputed={disputed}
        zone={record.entryZone}
        now={now}
        isWhole={isWhole}
        navigation={navigation}
        onRemove={remove}
      />
      <AddEvent />
      {!isWhole && !isReadOnly && <AddRecords />}
      <Trash collections={trashCollections} />
    </div>
  )
}
