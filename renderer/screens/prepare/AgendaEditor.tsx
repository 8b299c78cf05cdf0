import { meetingLengths, setMeetingLength } from '../../../shared/document'
import { agendaTitle } from '../../../shared/document/agenda'
import { type AgendaItem, isStageMinutes, MAX_STAGE_MINUTES } from '../../../shared/meeting/agenda'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { stageById } from '../../../shared/stages'
import { Button } from '../../components/Button'
import { PlainField } from '../../components/PlainField'
import { useEditing } from '../../stores/meeting-context'
import { useSuggestedLength } from '../../stores/suggested-lengths'
import { useAgenda } from '../../stores/use-agenda'
import styles from './PrepareScreen.module.css'

/** How long the meeting is, and how long each stage. */
export const AgendaEditor = () => {
  const { doc, isReadOnly } = useEditing()
  const { agenda, lengths, setOn, setMinutes } = useAgenda()
  const minutesOf = (item: AgendaItem): number => Math.round((lengths[item.id] ?? 0) / MINUTE_MS)
  const total = agenda.reduce((sum, item) => sum + (item.isOn ? minutesOf(item) : 0), 0)
  return (
    <section className={styles.section} aria-labelledby="agenda">
      <header>
        <h2 id="agenda">Agenda</h2>
        <p className={styles.lead}>{total} minutes in total. You can add time to any stage during the meeting.</p>
      </header>
      {!isReadOnly && (
        <fieldset className={styles.lengths}>
          <legend className="visually-hidden">Length of the meeting</legend>
          {meetingLengths.map((length) => (
            <Button key={length} aria-pressed={total === length} onClick={() => setMeetingLength(doc, length)}>
              {length} minutes
            </Button>
          ))}
        </fieldset>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">On</th>
            <th scope="col">Stage</th>
            <th scope="col">Minutes</th>
            <th scope="col" className={styles.purpose}>
              What it’s for
            </th>
          </tr>
        </thead>
        <tbody>
          {agenda.map((item) => {
            const stage = stageById(item.stage)
            const title = agendaTitle(item.id)
            return (
              <tr key={item.id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${title} is on the agenda`}
                    checked={item.isOn}
                    disabled={isReadOnly}
                    onChange={({ target }) => setOn(item, target.checked)}
                  />
                </td>
                <td>{title}</td>
                <td className={styles.minutes}>
                  <PlainField
                    label={`Minutes for ${title}`}
                    isLabelHidden
                    look="inline"
                    inputMode="numeric"
                    value={String(minutesOf(item))}
                    readOnly={isReadOnly}
                    check={(text) =>
                      isStageMinutes(text) ? undefined : `Type a whole number of minutes, up to ${MAX_STAGE_MINUTES}.`
                    }
                    onCommit={(text) => setMinutes(item, Number(text))}
                  />
                </td>
                <td className={`${styles.lead} ${styles.purpose}`}>
                  {stage?.purpose}
                  {!isReadOnly && <Suggestion item={item} onTake={(minutes) => setMinutes(item, minutes)} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

type SuggestionProps = { item: AgendaItem; onTake: (minutes: number) => void }

/** How long a stage took in earlier meetings, to be taken over by one press. */
const Suggestion = ({ item, onTake }: SuggestionProps) => {
  const suggested = useSuggestedLength(item.stage)
  if (!suggested) return null
  const { minutes, meetings } = suggested
  return (
    <p className={styles.suggestion}>
      Your last {meetings} meetings took {minutes} min here.
      {minutes !== item.minutes && (
        <Button
          look="quiet"
          size="small"
          label={`Use ${minutes} min for ${stageById(item.stage)?.title}`}
          onClick={() => onTake(minutes)}
        >
          Use {minutes} min
        </Button>
      )}
    </p>
  )
}
