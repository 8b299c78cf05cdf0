import type { EntryLine, EntryReading } from '../../../shared/meeting/capture/line'
import styles from './Capture.module.css'

/** The hint shown while the field is empty. */
const hints: Record<EntryReading, string> = {
  time: 'Start with a time, e.g. 14:31',
  assignment: 'Add @owner and a due date, e.g. +2w',
  text: 'Press Enter to add',
}

type Props = { line: EntryLine; reads: EntryReading; understood: string }

/** How the line was understood, or a hint if there is nothing to parse. */
export const CaptureHint = ({ line, reads, understood }: Props) => {
  if (!line.text) return <span className={styles.when}>{hints[reads]}</span>
  const isTimeless = reads === 'time' && line.at === null
  return (
    <span className={styles.when}>
      {[isTimeless && 'No time yet', understood || 'Press Enter to add'].filter(Boolean).join(' · ')}
    </span>
  )
}
