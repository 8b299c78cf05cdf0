import { numberText } from '../../../shared/meeting/format'
import type { CallOutput, Failure } from '../../../shared/protocol/calls'
import type { FileProblem, LibraryNotice } from '../../../shared/protocol/library'
import { dismissNotice, downloadUnchanged, retryFile } from '../../commands/damaged-files'
import { Button } from '../../components/Button'
import styles from './NeedsAttention.module.css'
import { VersionsButton } from './VersionsButton'

type Props = {
  list: Pick<CallOutput<'library.list'>, 'problems' | 'notices' | 'reading'>
  failure: Failure | undefined
}

/** Problems of files that still open, or that the app should not repair. */
const opensAnyway = new Set<FileProblem['code']>(['newer', 'duplicate-id'])

const openedText = (count: number): string =>
  count === 1 ? '1 postmortem could not be opened' : `${count} postmortems could not be opened`

/** Problems with files on disk: what happened, what is safe, and what to do. */
export const NeedsAttention = ({ list: { problems, notices, reading }, failure }: Props) => {
  const unopened = problems.filter(({ code }) => !opensAnyway.has(code))
  const others = problems.filter(({ code }) => opensAnyway.has(code))
  const isQuiet = problems.length === 0 && notices.length === 0 && !failure
  return (
    <>
      {reading && <ReadingProgress {...reading} />}
      {!isQuiet && (
        <section className={styles.section} aria-label="Needs attention">
          {failure && <p>{failure.sentence}</p>}
          {unopened.length > 0 && (
            <>
              <h2 className={styles.title}>{openedText(unopened.length)}</h2>
              <ul className={styles.list}>
                {unopened.map((problem) => (
                  <Problem key={`${problem.fileName} ${problem.code}`} problem={problem} />
                ))}
              </ul>
            </>
          )}
          {others.map((problem) => (
            <p key={`${problem.fileName} ${problem.code}`}>{problem.sentence}</p>
          ))}
          {notices.length > 0 && (
            <ul className={styles.list}>
              {notices.map((notice) => (
                <Notice key={notice.key} notice={notice} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  )
}

const ReadingProgress = ({ done, total }: { done: number; total: number }) => (
  <div className={styles.reading}>
    <progress
      aria-label="Reading postmortems"
      value={total > 0 ? done : undefined}
      max={total > 0 ? total : undefined}
    />
    <span className="tabular">
      {total > 0 ? `Reading ${numberText(done)} of ${numberText(total)} postmortems` : 'Reading the folder…'}
    </span>
  </div>
)

const Problem = ({ problem }: { problem: FileProblem }) => {
  const { fileName, sentence: message, id } = problem
  return (
    <li className={styles.item}>
      <p dir="auto">{message}</p>
      <div className={styles.actions}>
        {id !== undefined && <VersionsButton id={id} name={fileName} />}
        <Button size="small" aria-label={`Download ${fileName}`} onClick={() => void downloadUnchanged(fileName)}>
          Download
        </Button>
        <Button size="small" aria-label={`Try again: ${fileName}`} onClick={() => void retryFile(fileName)}>
          Try again
        </Button>
      </div>
    </li>
  )
}

const Notice = ({ notice }: { notice: LibraryNotice }) => {
  const { key, id, title, sentence: message, files } = notice
  return (
    <li className={styles.item}>
      <p dir="auto">{message}</p>
      <div className={styles.actions}>
        {id !== undefined && <VersionsButton id={id} name={title} />}
        {files.map((fileName) => (
          <Button
            key={fileName}
            size="small"
            aria-label={`Download the original: ${fileName}`}
            onClick={() => void downloadUnchanged(fileName)}
          >
            Download the original
          </Button>
        ))}
        <Button size="small" look="quiet" aria-label={`Dismiss: ${message}`} onClick={() => void dismissNotice(key)}>
          Dismiss
        </Button>
      </div>
    </li>
  )
}
