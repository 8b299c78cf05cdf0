import { memo } from 'react'
import { clockText, dateText } from '../../../shared/report/format'
import type { TimelineEvent } from '../../../shared/stages/timeline/model'
import { KindSign } from './kinds'
import styles from './Timeline.module.css'

export type Flag = 'conflict' | 'future' | undefined

const flagTexts = { conflict: 'Memories differ', future: 'In the future' } as const

type Props = { event: TimelineEvent; isNewDay: boolean; flag: Flag; onOpen: (id: string) => void }

/** One event in a line of forty; pressing it opens it. */
export const EventRow = memo(({ event, isNewDay, flag, onOpen }: Props) => (
  <li className={styles.item}>
    <button type="button" className={styles.row} tabIndex={-1} onClick={() => onOpen(event.id)}>
      <EventTime event={event} isNewDay={isNewDay} />
      <KindSign kind={event.kind} />
      <span className={styles.text} dir="auto" data-empty={event.text.trim() === '' || undefined}>
        {event.text.trim() || 'Nothing written yet'}
      </span>
      <span className={styles.source}>
        {flag ? <span className={styles.flag}>{flagTexts[flag]}</span> : event.source}
      </span>
    </button>
  </li>
))

/** A time in UTC; its day only where it is another than the row's before. */
const EventTime = ({ event, isNewDay }: Pick<Props, 'event' | 'isNewDay'>) => {
  if (event.at === null) return <span className={styles.timeless}>No time</span>
  const at = event.at
  return (
    <time className={styles.time} dateTime={new Date(at).toISOString()}>
      <span className={isNewDay ? styles.day : 'visually-hidden'}>{dateText(at).replace(/ \d+$/, '')}</span>
      <span>
        {event.isApproximate && '~'}
        {clockText(at)}
      </span>
    </time>
  )
}
