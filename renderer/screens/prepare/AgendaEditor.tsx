import { useRef } from 'react'
import { meetingLengths, setMeetingLength } from '../../../shared/document'
import { agendaTitle } from '../../../shared/document/agenda'
import { type AgendaItem, isRepetition, isStageMinutes, MAX_STAGE_MINUTES } from '../../../shared/meeting/agenda'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { stageById } from '../../../shared/stages'
import { AgendaItemButtons } from '../../components/AgendaItemButtons'
import { Button } from '../../components/Button'
import { DragHandle } from '../../components/DragHandle'
import { PlainField } from '../../components/PlainField'
import { type AgendaEdits, useAgendaEdits } from '../../components/use-agenda-edits'
import { useDragOrder } from '../../components/use-drag-order'
import { useRowNavigation } from '../../components/use-row-navigation'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { useSuggestedLength } from '../../stores/suggested-lengths'
import { useAgenda } from '../../stores/use-agenda'
import styles from './PrepareScreen.module.css'

/** The stages of the meeting: which, in what order, and how long. While it runs, only the facilitator changes them. */
export const AgendaEditor = () => {
  const { doc, isReadOnly } = useEditing()
  const { isFacilitator } = useOpenMeeting()
  const isRunning = useMeeting((snapshot) => snapshot.run.state.phase === 'running')
  const { agenda, lengths } = useAgenda()
  const isLocked = isReadOnly || (isRunning && !isFacilitator)
  const total = agenda.reduce((sum, item) => sum + (item.isOn ? (lengths[item.id] ?? 0) : 0), 0) / MINUTE_MS
  return (
    <section className={styles.section} aria-labelledby="agenda">
      <header>
        <h2 id="agenda">Agenda</h2>
        <p className={styles.lead}>
          {Math.round(total)} minutes in total.{' '}
          {isLocked && !isReadOnly
            ? 'During the meeting, only the facilitator changes the agenda.'
            : 'You can change stages and their minutes during the meeting, too.'}
        </p>
      </header>
      {!isLocked && (
        <fieldset className={styles.lengths}>
          <legend className="visually-hidden">Length of the meeting</legend>
          {meetingLengths.map((length) => (
            <Button key={length} aria-pressed={total === length} onClick={() => setMeetingLength(doc, length)}>
              {length} minutes
            </Button>
          ))}
        </fieldset>
      )}
      <Stages isLocked={isLocked} />
    </section>
  )
}

const Stages = ({ isLocked }: { isLocked: boolean }) => {
  const { agenda } = useAgenda()
  const list = useRef<HTMLTableSectionElement>(null)
  const shown = agenda.filter(({ id, isOn }) => isOn || !isRepetition(id))
  const edits = useAgendaEdits(shown)
  const keys = useRowNavigation({ list, ...(isLocked ? {} : { onMove: edits.step }) })
  const { markOf, isAtEnd, handle } = useDragOrder({ list, onDrop: edits.moveTo })
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">On</th>
          <th scope="col">Stage</th>
          <th scope="col">Minutes</th>
          <th scope="col" className={styles.purpose}>
            What it’s for
          </th>
          {!isLocked && (
            <th scope="col">
              <span className="visually-hidden">Move and repeat</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody ref={list} {...keys} data-drop-end={isAtEnd || undefined}>
        {shown.map((item) => (
          <tr key={item.id} className={styles.stage} data-row={item.id} data-drop={markOf(item.id)} tabIndex={-1}>
            <StageCells item={item} edits={edits} handle={handle} isLocked={isLocked} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellsProps = {
  item: AgendaItem
  edits: AgendaEdits
  handle: ReturnType<typeof useDragOrder>['handle']
  isLocked: boolean
}

const StageCells = ({ item, edits, handle, isLocked }: CellsProps) => {
  const { lengths, setMinutes } = useAgenda()
  const title = agendaTitle(item.id)
  const minutes = Math.round((lengths[item.id] ?? 0) / MINUTE_MS)
  return (
    <>
      <td data-cell="on">
        <input
          type="checkbox"
          aria-label={`${title} is on the agenda`}
          checked={item.isOn}
          disabled={isLocked}
          onChange={({ target }) => (target.checked ? edits.add(item) : edits.remove(item.id))}
        />
      </td>
      <td>
        <span className={styles.stageName}>
          {!isLocked && <DragHandle id={item.id} name={title} handle={handle} />}
          {title}
        </span>
      </td>
      <td className={styles.minutes} data-cell="minutes">
        <PlainField
          label={`Minutes for ${title}`}
          isLabelHidden
          look="inline"
          inputMode="numeric"
          value={String(minutes)}
          readOnly={isLocked}
          check={(text) =>
            isStageMinutes(text) ? undefined : `Type a whole number of minutes, up to ${MAX_STAGE_MINUTES}.`
          }
          onCommit={(text) => setMinutes(item, Number(text))}
        />
      </td>
      <td className={`${styles.lead} ${styles.purpose}`} data-cell="suggestion">
        {stageById(item.stage)?.purpose}
        {!isLocked && !isRepetition(item.id) && (
          <Suggestion item={item} minutes={minutes} onTake={(usual) => setMinutes(item, usual)} />
        )}
      </td>
      {!isLocked && (
        <td className={styles.actions}>
          <AgendaItemButtons item={item} edits={edits} />
        </td>
      )}
    </>
  )
}

type SuggestionProps = { item: AgendaItem; minutes: number; onTake: (minutes: number) => void }

/** How long a stage took in earlier meetings, to be taken over by one press. */
const Suggestion = ({ item, minutes, onTake }: SuggestionProps) => {
  const suggested = useSuggestedLength(item.stage)
  if (!suggested) return null
  return (
    <p className={styles.suggestion}>
      Your last {suggested.meetings} meetings took {suggested.minutes} min here.
      {suggested.minutes !== minutes && (
        <Button
          look="quiet"
          size="small"
          label={`Use ${suggested.minutes} min for ${agendaTitle(item.id)}`}
          onClick={() => onTake(suggested.minutes)}
        >
          Use {suggested.minutes} min
        </Button>
      )}
    </p>
  )
}
