import { type CommentTarget, targetKey } from '../../../shared/meeting/comments'
import { parking } from '../../../shared/meeting/notes'
import { showWithin } from '../../components/comments/show-target'
import { PHONE_QUERY } from '../../components/use-media'
import { type Mode, navigate, useRoute } from '../../routes'
import { closeComments } from '../../stores/comments'
import { useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'

/** The screen on which something can be edited, given the one that is shown. */
const modeFor = (stage: string | undefined, { section }: CommentTarget, mode: Mode): Mode => {
  // Both have every stage; the parking lot is beside them in the meeting, and everything else is prepared.
  if (stage !== undefined) return mode === 'prepare' ? 'prepare' : 'meeting'
  return section === parking.name ? 'meeting' : 'prepare'
}

/** Returns a function that shows what a comment is about, on this screen if it is there. */
export const useShowPlace = () => {
  const { session } = useOpenMeeting()
  const route = useRoute()
  const mode = (route.screen === 'document' && route.mode) || 'prepare'
  return (stage: string | undefined, target: CommentTarget): void => {
    if (window.matchMedia?.(PHONE_QUERY).matches) closeComments()
    if (showWithin(document, targetKey(target), target.id)) return
    reveal(stage, target)
    const next = modeFor(stage, target, mode)
    if (next !== mode) navigate({ screen: 'document', id: session.documentId, mode: next })
  }
}
