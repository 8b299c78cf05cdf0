import { CalendarPlus, Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { exportFileName } from '../../shared/document/exports/file-name'
import { reportTitle } from '../../shared/document/report'
import { getSchedule, type ScheduleItem, scheduleCalendar } from '../../shared/document/schedule'
import { dueText } from '../../shared/meeting/capture/due'
import { isoDayIn } from '../../shared/meeting/zoned-day'
import { platform } from '../platform'
import { useMeeting, useOpenMeeting } from '../stores/meeting-context'
import { Button } from './Button'
import styles from './Schedule.module.css'

type Props = {
  /** Only what is not done yet, in a narrow column; nothing if all is done. */
  isShort?: boolean
  /** Its heading, if it has one of its own. */
  heading?: ReactNode
}

/** What comes when after the incident: what is done, what is next and what is late. */
export const Schedule = ({ isShort = false, heading }: Props) => {
  const { session, mirror } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  const now = session.clock.now()
  const items = getSchedule(snapshot, now)
  const today = isoDayIn(now, snapshot.record.entryZone)
  const shown = isShort ? items.filter(({ isDone }) => !isDone) : items
  const hasDates = items.some(({ due }) => due !== '')
  const save = (): void => {
    const source = { snapshot: mirror.getState(), content: () => ({}), now: session.clock.now() }
    const { extension, part, mediaType } = scheduleCalendar
    const name = exportFileName(reportTitle(source.snapshot), extension, part)
    void platform.saveFile(name, scheduleCalendar.render(source), mediaType)
  }
  if (shown.length === 0) return null
  return (
    <div className={styles.schedule} data-short={isShort || undefined}>
      {heading}
      {!hasDates && <p className={styles.note}>Dates appear once the day of the incident is known.</p>}
      <ol className={styles.items}>
        {shown.map((item) => (
          <Item key={item.id} item={item} today={today} />
        ))}
      </ol>
      {items.some(({ due, isDone }) => due !== '' && !isDone) && (
        <div>
          <Button size="small" icon={<CalendarPlus />} onClick={save}>
            Save for a calendar
          </Button>
        </div>
      )}
    </div>
  )
}

const Item = ({ item: { title, due, isDone, isOverdue }, today }: { item: ScheduleItem; today: string }) => (
  <li data-done={isDone || undefined}>
    {isDone ? <Check aria-label="Done" /> : <Circle aria-hidden />}
    <span>{title}</span>
    {due && (
      <span className={styles.due} data-overdue={isOverdue || undefined}>
        <time dateTime={due}>{dueText(due, today)}</time>
        {isOverdue && ' · overdue'}
      </span>
    )}
  </li>
)
