import { groupByPart } from '../../shared/document/completeness'
import type { MeetingRecord } from '../../shared/meeting/incident'
import { useGaps } from '../stores/use-gaps'
import { Button } from './Button'
import styles from './CompletenessDialog.module.css'
import { Dialog } from './Dialog'
import { GapLink } from './GapLink'

/** How many gaps of a part are listed; the rest are counted. */
const MAX_LISTED = 5

const keepLabels: Record<MeetingRecord['status'], string> = {
  draft: 'Keep as draft',
  'in-meeting': 'Keep in meeting',
  'in-review': 'Keep in review',
  complete: 'Close',
}

type Props = { status: MeetingRecord['status']; onComplete: () => void; onClose: () => void }

/** What is missing before the postmortem is complete, part by part, each a link to where it is filled in. */
export const CompletenessDialog = ({ status, onComplete, onClose }: Props) => {
  const parts = groupByPart(useGaps().filter(({ isRequired }) => isRequired))
  return (
    <Dialog
      title="Mark as complete?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onComplete}>{parts.length > 0 ? 'Mark as complete anyway' : 'Mark as complete'}</Button>
          <Button look="primary" onClick={onClose}>
            {keepLabels[status]}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>
        {parts.length > 0
          ? 'Readers will look for what is missing here. You can fill it in now, or at any time later.'
          : 'Nothing is missing any more.'}
      </p>
      <dl className={styles.parts}>
        {parts.map(({ part, gaps }) => (
          <div key={part} className={styles.part}>
            <dt>{part}</dt>
            <dd>
              <ul>
                {gaps.slice(0, MAX_LISTED).map((gap) => (
                  <li key={gap.message}>
                    <GapLink gap={gap} onFollow={onClose} />
                  </li>
                ))}
                {gaps.length > MAX_LISTED && <li className={styles.more}>and {gaps.length - MAX_LISTED} more</li>}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
