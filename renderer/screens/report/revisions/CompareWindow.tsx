import { useState } from 'react'
import type { ContentChange } from '../../../../shared/document/revisions'
import { countText } from '../../../../shared/meeting/format'
import { type ReviewGroup, ReviewList } from '../../../components/ReviewList'
import { ReviewWindow } from '../../../components/ReviewWindow'
import { Select } from '../../../components/Select'
import { useMeeting, useOpenMeeting } from '../../../stores/meeting-context'
import { ChangeView } from './ChangeView'
import styles from './CompareWindow.module.css'
import { RestoreQuestion } from './RevisionsDialog'
import { NOW, useComparison } from './use-comparison'

const keyOf = ({ path, id }: ContentChange): string => `${path}/${id}`
const groupOf = ({ group, place }: ContentChange): ReviewGroup => ({ title: place ? `${group} · ${place}` : group })

type Props = { initial: string; onClose: () => void }

/** Two versions side by side, or one and the postmortem as it is now. */
export const CompareWindow = ({ initial, onClose }: Props) => {
  const { isReadOnly } = useOpenMeeting()
  const revisions = useMeeting((snapshot) => snapshot.revisions)
  const [before, setBefore] = useState(initial)
  const [after, setAfter] = useState(NOW)
  const [isRestoring, setIsRestoring] = useState(false)
  const comparison = useComparison(before, after)
  const options = revisions.map(({ id, name }) => ({ value: id, label: name || 'Without a name' }))
  const revision = revisions.find(({ id }) => id === before)
  const count = typeof comparison === 'object' ? comparison.changes.length : 0
  const canRestore = !isReadOnly && revision !== undefined && after === NOW
  if (isRestoring && revision)
    return <RestoreQuestion revision={revision} onBack={() => setIsRestoring(false)} onClose={onClose} />
  return (
    <ReviewWindow
      title="What changed"
      numbers={typeof comparison === 'object' && countText(count, 'change')}
      {...(canRestore && { submitLabel: 'Restore this version' })}
      canSubmit={count > 0}
      onSubmit={() => setIsRestoring(true)}
      cancelLabel="Close"
      onCancel={onClose}
    >
      <div className={styles.sides}>
        <Select label="Before" value={before} options={options} onChange={setBefore} />
        <Select label="After" value={after} options={[{ value: NOW, label: 'Now' }, ...options]} onChange={setAfter} />
      </div>
      {comparison === 'reading' && (
        <p className={styles.message} role="status">
          Comparing…
        </p>
      )}
      {comparison === 'missing' && (
        <p className={styles.message}>What this version holds isn’t here, or can’t be read. Choose another one.</p>
      )}
      {typeof comparison === 'object' && count === 0 && (
        <p className={styles.message}>
          {after === NOW ? 'Nothing has changed since.' : 'There is no difference between these two.'}
        </p>
      )}
      {typeof comparison === 'object' && count > 0 && (
        <ReviewList label="Changes" items={comparison.changes} keyOf={keyOf} groupOf={groupOf} isWide isWalked>
          {(change) => <ChangeView change={change} />}
        </ReviewList>
      )}
    </ReviewWindow>
  )
}
