import { facilitatorChecklist, whenTimeIsUp } from '../../../shared/meeting/content'
import { checklist } from '../../../shared/meeting/incident'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './PrepareScreen.module.css'

const moments = [
  ['before', 'Before the meeting'],
  ['during', 'During the meeting'],
  ['after', 'After the meeting'],
] as const

/** The facilitator's checklist for before, during and after the meeting. */
export const Checklist = () => {
  const { doc, isReadOnly } = useEditing()
  const ticked = useMeeting((snapshot) => snapshot.checklist)
  return (
    <section className={styles.section} aria-labelledby="checklist">
      <header>
        <h2 id="checklist">Checklist</h2>
        <p className={styles.lead}>
          For the facilitator, so that nothing is forgotten. Checking things off is optional.
        </p>
      </header>
      {moments.map(([moment, title]) => (
        <fieldset key={moment} className={styles.checks}>
          <legend>
            <strong>{title}</strong>
          </legend>
          {facilitatorChecklist[moment].map((line, index) => {
            const key = `${moment}/${index}`
            const isDone = key in ticked
            return (
              <label key={key} data-done={isDone || undefined}>
                <input
                  type="checkbox"
                  checked={isDone}
                  disabled={isReadOnly}
                  onChange={({ target }) => checklist.set(doc, key, target.checked || undefined)}
                />
                {line}
              </label>
            )
          })}
        </fieldset>
      ))}
      <div className={styles.checks}>
        <h3>When a stage’s time is up</h3>
        <ul>
          {whenTimeIsUp.map((line) => (
            <li key={line} className={styles.lead}>
              {line}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
