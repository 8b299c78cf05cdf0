import { useState } from 'react'
import { addEvent } from '../../../shared/stages/timeline/model'
import { readTypedLine, wallText } from '../../../shared/timeline/typed-time'
import { NewRow } from '../../components/NewRow'
import { useEditing } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import styles from './Timeline.module.css'

/** The row at the end of the timeline. It takes its place in time by itself; a time without a day follows the one before. */
export const AddEvent = ({ near: fallback, zone }: { near: number; zone: string }) => {
  const { doc, author } = useEditing()
  const [last, setLast] = useState<number>()
  const near = last ?? fallback
  return (
    <div className={styles.add}>
      <NewRow
        place="timeline"
        label="New event"
        placeholder="14:31 what was seen or done"
        button="Add event"
        aside={(line) => {
          const time = line.trim() ? readTypedLine(line, { zone, near }).time : undefined
          return (
            time && (
              <span className={styles.understood}>
                {time.isApproximate && '~'}
                {wallText(time.at, 'UTC')} UTC
              </span>
            )
          )
        }}
        onAdd={(line) => {
          const { time, text } = readTypedLine(line, { zone, near })
          if (time) setLast(time.at)
          addEvent(doc, author, {
            text,
            at: time?.at ?? null,
            end: time?.end ?? null,
            isApproximate: time?.isApproximate ?? false,
            rawTime: time?.raw ?? '',
          })
          announce(time ? `Event added at ${wallText(time.at, 'UTC')} UTC` : 'Event added at the end, without a time')
        }}
      />
    </div>
  )
}
