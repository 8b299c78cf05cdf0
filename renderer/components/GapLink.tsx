import type { Gap } from '../../shared/document/completeness'
import { useOpenMeeting } from '../stores/meeting-context'
import { reveal } from '../stores/reveal'
import { Link } from './Link'

/** A link to where something can be filled in that a finished postmortem needs. */
export const GapLink = ({ gap, onFollow }: { gap: Gap; onFollow?: () => void }) => {
  const { session } = useOpenMeeting()
  const { stage, ref, message } = gap
  return (
    <Link
      to={{ screen: 'document', id: session.documentId, mode: stage === undefined ? 'prepare' : 'meeting' }}
      onClick={() => {
        onFollow?.()
        reveal(stage, ref)
      }}
    >
      {message}
    </Link>
  )
}
