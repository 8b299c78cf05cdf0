import { Button } from '../../components/Button'
import styles from './ImportPreview.module.css'
import { listAssumptions, listNotTaken } from './not-taken'
import { usePreview, usePreviewActions } from './preview-context'

/** Says that nothing was found, why for each file, and what can be read. */
export const NothingFound = () => {
  const failure = usePreview((state) => state.failure)
  const plan = usePreview((state) => state.plan)
  const others = usePreview((state) => state.others)
  const hasFailed = usePreview((state) => state.unread !== undefined)
  const { retry } = usePreviewActions()
  if (hasFailed)
    return (
      <div className={styles.nothing}>
        <h3>Something went wrong</h3>
        <p role="alert">{failure}</p>
        <div>
          <Button onClick={() => void retry()}>Try again</Button>
        </div>
      </div>
    )
  const title = plan.sources.length === 0 ? 'Nothing could be read' : 'No rows with a time were found'
  const reasons = [...listNotTaken({ plan, others }), ...listAssumptions({ plan })].slice(0, 5)
  return (
    <div className={styles.nothing}>
      <h3>{title}</h3>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ key, name, line, message }) => (
            <li key={key}>
              <span dir="auto">{name}</span>
              {line ? `, line ${line}` : ''}: {message}
            </li>
          ))}
        </ul>
      )}
      <p>
        Debrief reads chat exports, transcripts, alerts, logs, tables, commits, status pages and earlier postmortems, in
        files, folders and zip archives. A row needs a time, such as 14:31 or 2024-03-01T14:31Z.
      </p>
      <p>Your files and the postmortem are unchanged.</p>
    </div>
  )
}
