import type { Failure, FileProblem } from '../../../shared/api/contract'
import styles from './LibraryScreen.module.css'

/** What could not be opened, and what to do about it. The files themselves are as they were. */
export const Notices = ({ problems, failure }: { problems: readonly FileProblem[]; failure: Failure | undefined }) => {
  if (problems.length === 0 && !failure) return null
  return (
    <section className={styles.notices} aria-label="Needs a look">
      {failure && <p>{failure.sentence}</p>}
      {problems.map((problem) => (
        <p key={`${problem.fileName} ${problem.code}`}>{problem.sentence}</p>
      ))}
    </section>
  )
}
