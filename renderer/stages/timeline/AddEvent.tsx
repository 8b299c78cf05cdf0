import { memo, useState } from 'react'
import { type EventKind, suggestKind } from '../../../shared/libs/timeline-import'
import { kindOptions } from '../../../shared/meeting/event-kinds'
import { localTimeText } from '../../../shared/meeting/local-time'
import { addEvent, pickTimes } from '../../../shared/stages/timeline/model'
import { suggestedKindLabel } from '../../../shared/stages/timeline/texts'
import { NewRow } from '../../components/NewRow'
import { Select } from '../../components/Select'
import { useEditing } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import styles from './Timeline.module.css'

/** The row at the end of the timeline. The event is sorted in by its time, and gets the kind that its words suggest. */
export const AddEvent = memo(() => {
  const { doc, author } = useEditing()
  const [chosen, setChosen] = useState<EventKind>()
  return (
    <div className={styles.add}>
      <NewRow
        draftKey="timeline"
        label="New event"
        placeholder="What happened? Start with a time, e.g. 14:31"
        button="Add event"
        reads="time"
        describe={({ text }) => suggestedKindLabel(text)}
        aside={({ text }) => (
          <div className={styles.newKind}>
            <Select
              label="Kind of the new event"
              isLabelHidden
              look="inline"
              value={chosen ?? suggestKind(text) ?? 'other'}
              options={kindOptions}
              onChange={setChosen}
            />
          </div>
        )}
        onAdd={(text, line) => {
          addEvent(doc, author, { text, ...pickTimes(line), kind: chosen })
          setChosen(undefined)
          const { at } = line
          announce(
            at === null ? 'Event added at the end, without a time' : `Event added at ${localTimeText(at, 'UTC')} UTC`,
          )
        }}
      />
    </div>
  )
})
