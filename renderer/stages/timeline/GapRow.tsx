import { useState } from 'react'
import { durationText } from '../../../shared/report/format'
import { addEvent, type Gap, type TimelineEvent } from '../../../shared/stages/timeline/model'
import { readTypedLine } from '../../../shared/timeline/typed-time'
import { focusOnMount, useFocusBack } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { useEditing } from '../../stores/meeting-context'
import styles from './Timeline.module.css'

type Props = { gap: Gap; events: readonly TimelineEvent[]; zone: string; onAdded: (id: string) => void }

/** A stretch nobody has written anything about; what is written here lands inside it. */
export const GapRow = ({ gap, events, zone, onAdded }: Props) => {
  const { doc, author, isReadOnly } = useEditing()
  const [isAsking, setIsAsking] = useState(false)
  const opener = useFocusBack(isAsking)
  const words = `${durationText(gap.length)} with no entries`
  if (isReadOnly) return <li className={styles.gap}>{words}</li>

  const endOf = (id: string): TimelineEvent | undefined => events.find((event) => event.id === id)
  const start = endOf(gap.after)?.end ?? endOf(gap.after)?.at ?? 0
  const middle = start + gap.length / 2
  return (
    <li className={styles.gap}>
      {isAsking ? (
        <NewRow
          place={`timeline.gap.${gap.after}`}
          label={`What happened in these ${durationText(gap.length)}?`}
          placeholder="What happened here? Start with a time, e.g. 14:31"
          button="Add"
          ref={focusOnMount}
          onKeyDown={({ key }) => key === 'Escape' && setIsAsking(false)}
          onAdd={(line) => {
            const { time, text } = readTypedLine(line, { zone, near: middle })
            const at = time?.at ?? Math.round(middle / 60_000) * 60_000
            setIsAsking(false)
            onAdded(
              addEvent(doc, author, { text, at, isApproximate: time?.isApproximate ?? true, rawTime: time?.raw ?? '' }),
            )
          }}
        />
      ) : (
        <>
          <span>{words}</span>
          <button ref={opener} type="button" className={styles.ask} onClick={() => setIsAsking(true)}>
            What happened here?
          </button>
        </>
      )}
    </li>
  )
}
