import type { Gap } from '../../shared/document/completeness'
import { type Mode, useRoute } from '../routes'
import { useOpenMeeting } from '../stores/meeting-context'
import { fieldKey, reveal, showRow } from '../stores/reveal'
import { Link } from './Link'

const modeOf = ({ stage, isOfReview }: Gap): Mode => {
  if (isOfReview) return 'review'
  return stage === undefined ? 'prepare' : 'meeting'
}

/** A link to where something can be filled in that a finished postmortem needs. */
export const GapLink = ({ gap, onFollow }: { gap: Gap; onFollow?: () => void }) => {
  const { session } = useOpenMeeting()
  const route = useRoute()
  const isOnReview = route.screen === 'document' && route.mode === 'review'
  const { stage, ref, message } = gap
  return (
    <Link
      to={{ screen: 'document', id: session.documentId, mode: modeOf(gap) }}
      onClick={(event) => {
        onFollow?.()
        // The page of a review has most of what else is filled in in Prepare.
        if (isOnReview && ref && showRow(document, ref.id || fieldKey(ref))) event.preventDefault()
        else if (!gap.isOfReview) reveal(stage, ref)
      }}
    >
      {message}
    </Link>
  )
}
