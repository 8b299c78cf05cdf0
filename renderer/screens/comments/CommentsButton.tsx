import { MessageSquare } from 'lucide-react'
import { listThreads } from '../../../shared/meeting/comments'
import { countText } from '../../../shared/meeting/format'
import { type Command, useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { findCommentTarget } from '../../components/comments/comment-target'
import { closeComments, openComments, useCommentsPanel } from '../../stores/comments'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'

/** The id of the panel's element. */
export const PANEL_ID = 'comments'

const isInPanel = (): boolean => document.getElementById(PANEL_ID)?.contains(document.activeElement) ?? false

/** Opens the comments, to comment on whatever has the focus; shows how many are open. */
export const CommentsButton = () => {
  const { session, isReadOnly } = useOpenMeeting()
  const isOpen = useCommentsPanel((state) => state.isOpen)
  const open = useMeeting((snapshot) => listThreads(snapshot).filter(({ state }) => state !== 'resolved').length)
  const toggle = (): void => {
    if (isInPanel()) closeComments()
    else openComments(findCommentTarget(session.doc, document.activeElement))
  }
  const command: Command = {
    id: 'comment',
    label: isReadOnly ? 'Comments' : 'Comment',
    group: 'This page',
    keys: 'Alt+Shift+C',
    searchTerms: 'discuss reply mention thread comments',
    run: toggle,
  }
  useCommands([command])
  const label = open === 0 ? command.label : `${command.label}: ${countText(open, 'open thread')}`
  return (
    <Button
      size="small"
      icon={<MessageSquare />}
      keys={command.keys}
      title={label}
      aria-label={label}
      aria-expanded={isOpen}
      aria-controls={isOpen ? PANEL_ID : undefined}
      // What has the focus is what the comment is about.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (isOpen ? closeComments() : toggle())}
    >
      {open > 0 ? open : undefined}
    </Button>
  )
}
