import { record } from '../../../shared/meeting/incident'
import { expectationText, findLevel, rulesOf } from '../../../shared/meeting/rules'
import { PlainField } from '../../components/PlainField'
import { usePresented } from '../../components/presented'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './Impact.module.css'

/** The severity, on the document's scale or in the team's own words. */
export const Severity = () => {
  const { doc, isReadOnly } = useEditing()
  const isPresented = usePresented()
  const severity = useMeeting((snapshot) => snapshot.record.severity)
  const { severityScale } = useMeeting((snapshot) => rulesOf(snapshot.rules))
  const chosen = findLevel(severity, { severityScale })
  const change = (next: string): void => record.change(doc, { severity: next })
  if (isPresented) return <PresentedSeverity severity={severity} meaning={chosen?.meaning} />
  return (
    <fieldset>
      <legend className={styles.heading}>Severity</legend>
      <div className={styles.levels}>
        {severityScale.map((level) => (
          <label key={level.id} className={styles.level}>
            <input
              type="radio"
              name="severity"
              value={level.id}
              checked={level.id === severity}
              disabled={isReadOnly}
              onChange={() => change(level.id)}
            />
            <span className={styles.levelId}>{level.id}</span>
            <span className={styles.meaning}>
              {level.meaning}
              {level.threshold && <span className={styles.threshold}>{level.threshold}</span>}
            </span>
          </label>
        ))}
      </div>
      <div className={styles.expectation}>
        <p>{chosen ? expectationText(chosen) : severity ? '' : 'Choose the one that fits what users felt.'}</p>
        {(!isReadOnly || (severity && !chosen)) && (
          <div className={styles.own}>
            <PlainField
              label="Another scale"
              look="inline"
              value={chosen ? '' : severity}
              placeholder="e.g. SEV-2"
              readOnly={isReadOnly}
              onCommit={(text) => change(text.trim())}
            />
          </div>
        )}
      </div>
    </fieldset>
  )
}

const PresentedSeverity = ({ severity, meaning }: { severity: string; meaning: string | undefined }) =>
  severity && (
    <section aria-labelledby="impact-severity">
      <h3 id="impact-severity" className={styles.heading}>
        Severity
      </h3>
      <p>
        <span className={styles.levelId}>{severity}</span> {meaning}
      </p>
    </section>
  )
