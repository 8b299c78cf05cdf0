import { record } from '../../../shared/meeting/incident'
import { Button } from '../../components/Button'
import { StatusSelect } from '../../components/StatusSelect'
import { toast } from '../../components/Toasts'
import { undoAction } from '../../components/use-removal'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { ParkingLot } from '../meeting/ParkingLot'
import { Gaps } from '../report/Gaps'
import { ReportComments } from '../report/ReportComments'
import styles from './Review.module.css'
import { ShareAsFile } from './ShareAsFile'
import { SignOffPanel } from './SignOffPanel'

/** Beside the page: its status, the sign-offs, and what is open. */
export const ReviewSide = () => {
  const hasParked = useMeeting(({ parking }) => parking.length > 0)
  return (
    <aside className={styles.side} aria-label="Review">
      <StatusSelect />
      <SignOffPanel />
      <ReportComments />
      <Gaps isOnReview />
      {hasParked && <ParkingLot />}
      <ShareAsFile />
      <MeetInstead />
    </aside>
  )
}

/** Changing the way of review changes nothing else. */
const MeetInstead = () => {
  const { doc, isReadOnly } = useEditing()
  const { isFacilitator } = useOpenMeeting()
  if (isReadOnly || !isFacilitator) return null
  const before = record.read(doc).value.review
  const meet = (): void => {
    record.change(doc, { review: 'meeting' })
    toast(
      'This postmortem is now reviewed in a meeting. Everything that was written is there.',
      undoAction(
        doc,
        () => record.read(doc).value.review === 'meeting',
        () => record.change(doc, { review: before }),
      ),
    )
  }
  return (
    <Button size="small" look="quiet" onClick={meet}>
      Meet about it instead
    </Button>
  )
}
