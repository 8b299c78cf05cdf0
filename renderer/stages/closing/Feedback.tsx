import { setForPerson } from '../../../shared/record/people'
import { feedback } from '../../../shared/stages/closing/model'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { useMe } from '../../components/use-room'
import { useEditing } from '../../stores/meeting-context'
import styles from './Closing.module.css'

const marks = [1, 2, 3, 4, 5] as const

/** Whether the time was well spent, from everyone. What others chose is shown as an average only, from three on. */
export const Feedback = ({ all }: { all: Record<string, { worth: number; comment: string }> }) => {
  const { doc, isReadOnly } = useEditing()
  const me = useMe()
  const isPresented = usePresented()
  const own = all[me]
  const given = Object.values(all)
  const average = given.reduce((sum, one) => sum + one.worth, 0) / given.length
  if (isPresented && given.length === 0) return null
  const set = (change: { worth?: number; comment?: string }): void => {
    const worth = change.worth ?? own?.worth
    if (worth !== undefined) setForPerson(doc, feedback, me, { worth, comment: change.comment ?? own?.comment ?? '' })
  }
  return (
    <section aria-labelledby="closing-feedback">
      <h3 id="closing-feedback" className={styles.heading}>
        Was this meeting worth your time?
      </h3>
      <div className={styles.feedback}>
        {!isReadOnly && (
          <fieldset className={styles.marks}>
            <legend className="visually-hidden">From 1 (hardly) to 5 (very much)</legend>
            <span className={styles.small} aria-hidden>
              Hardly
            </span>
            {marks.map((mark) => (
              <label key={mark} className={styles.mark}>
                <input
                  type="radio"
                  name="feedback"
                  value={mark}
                  checked={own?.worth === mark}
                  onChange={() => set({ worth: mark })}
                />
                {mark}
              </label>
            ))}
            <span className={styles.small} aria-hidden>
              Very much
            </span>
          </fieldset>
        )}
        {!isReadOnly && own && (
          <div className={styles.comment}>
            <PlainField
              label="One thing to change next time"
              isLabelHidden
              value={own.comment}
              placeholder="One thing to change next time"
              onCommit={(comment) => set({ comment: comment.trim() })}
            />
          </div>
        )}
        <p className={styles.small}>
          {given.length > 0 && `${given.length} ${given.length === 1 ? 'answer' : 'answers'}`}
          {given.length >= 3 && `, ${average.toFixed(1)} on average`}
        </p>
      </div>
    </section>
  )
}
