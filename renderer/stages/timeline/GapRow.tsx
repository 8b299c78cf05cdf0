import { memo, useState } from 'react'
import { contextForChange } from '../../../shared/meeting/capture/time-context'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { durationText } from '../../../shared/meeting/format'
import { addEvent, type Gap, pickTimes } from '../../../shared/stages/timeline/model'
import { focusOnMount, useFocusBack } from '../../components/focus'
import { NewRow } from '../../components/NewRow'
import { sameFields } from '../../components/same-fields'
import { useEditing } from '../../stores/meeting-context'
import type { InSet } from './EventRow'
import styles from './Timeline.module.css'

type Props = InSet & { gap: Gap; onAdded: (id: string) => void }

/** A gap in the timeline; an event added here gets a time within it. */
export const GapRow = memo(({ gap, onAdded, position, total }: Props) => {
  const { doc, author, isReadOnly } = useEditing()
  const [isAsking, setIsAsking] = useState(false)
  const opener = useFocusBack(isAsking)
  const words = `${durationText(gap.length)} with no entries`
  const inSet = { 'aria-posinset': position, 'aria-setsize': total }
  if (isReadOnly)
    return (
      <li className={styles.gap} {...inSet}>
        {words}
      </li>
    )

  const middle = gap.from + gap.length / 2
  return (
    <li className={styles.gap} data-after={gap.after} {...inSet}>
      {isAsking ? (
        <NewRow
          draftKey={`timeline.gap.${gap.after}`}
          label={`What happened in these ${durationText(gap.length)}?`}
          placeholder="What happened here? Start with a time, e.g. 14:31"
          button="Add"
          reads="time"
          isSingle
          contextOf={(context) => ({ ...context, time: contextForChange(context.time, middle) })}
          ref={focusOnMount}
          onKeyDown={({ key }) => key === 'Escape' && setIsAsking(false)}
          onAdd={(text, line) => {
            const times =
              line.at === null
                ? { at: Math.round(middle / MINUTE_MS) * MINUTE_MS, isApproximate: true }
                : pickTimes(line)
            setIsAsking(false)
            onAdded(addEvent(doc, author, { text, ...times }))
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
}, sameFields)
