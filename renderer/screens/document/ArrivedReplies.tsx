import { Overlay } from '../../components/Overlay'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useOpenMeeting } from '../../stores/meeting-context'
import { endReplyQuestion, useAskedReply } from '../../stores/replies'

const ReplyDialog = lazyWithPreload(() => import('./ReplyDialog').then((module) => module.ReplyDialog))

/** Asks about replies to the open document, one after the other. */
export const ArrivedReplies = () => {
  const { session } = useOpenMeeting()
  const asked = useAskedReply(session.documentId)
  return (
    <Overlay message="The reply could not be shown." onFail={() => asked && endReplyQuestion(asked.id)}>
      {asked && <ReplyDialog key={asked.id} {...asked} />}
    </Overlay>
  )
}
