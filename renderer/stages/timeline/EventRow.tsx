import { memo } from 'react'
import { clockText, dateText } from '../../../shared/meeting/format'
import { events, type TimelineEvent } from '../../../shared/stages/timeline/model'
import { CommentMark } from '../../components/comments/CommentMark'
import { KindIcon } from '../../components/KindIcon'
import { usePresented } from '../../components/presented'
import { StarredIcon } from '../../components/StarredIcon'
import styles from './Timeline.module.css'

export type Flag = 'conflict' | 'future' | undefined

const flagTexts = { conflict: 'Memories differ', future: 'In the future' } as const

/** Which of all rows of the list a row is, where not all of them are drawn. */
export type InSet = { position?: number; total?: number }

type Props = InSet & { event: TimelineEvent; day: string | undefined; flag: Flag; onOpen: (id: string) => void }

/** A collapsed event; a click opens it. */
export const EventRow = memo(({ event, day, flag, onOpen, position, total }: Props) => {
  const isPresented = usePresented()
  const note = flag && !isPresented ? flagTexts[flag] : event.source
  const cells = (
    <>
      <EventTime event={event} day={day} />
      <KindIcon kind={event.kind} />
      <span className={styles.what}>
        <span className={styles.text} dir="auto" data-empty={event.text.trim() === '' || undefined}>
          {event.isStarred && <StarredIcon />}
          {event.text.trim() || (isPresented ? '' : 'Empty event')}
        </span>
        <CommentMark target={{ section: events.name, id: event.id, field: 'text' }} isPlain />
      </span>
      {note && (
        <span className={styles.source} data-flag={isPresented ? undefined : flag}>
          {note}
        </span>
      )}
    </>
  )
  return (
    <li className={styles.item} aria-posinset={position} aria-setsize={total}>
      {isPresented ? (
        <div className={styles.row}>{cells}</div>
      ) : (
        <button type="button" className={styles.row} tabIndex={-1} onClick={() => onOpen(event.id)}>
          {cells}
        </button>
      )}
    </li>
  )
})

/** A time in UTC, with its day only if it differs from the row before. */
const EventTime = ({ event, day }: Pick<Props, 'event' | 'day'>) => {
  if (event.at === null) return <span className={styles.timeless}>No time</span>
  const at = event.at
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()}>
      <span className={day ? styles.day : 'visually-hidden'}>{day ?? dateText(at)}</span>
      <span>
        {event.isApproximate && '~'}
        {clockText(at)}
      </span>
    </time>
  )
}
