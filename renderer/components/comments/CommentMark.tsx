import { MessageSquare } from 'lucide-react'
import { useMemo } from 'react'
import type * as Y from 'yjs'
import { textPath } from '../../../shared/crdt'
import { type CommentTarget, targetKey } from '../../../shared/meeting/comments'
import { countText } from '../../../shared/meeting/format'
import { openComments, useHasComments, useOpenThreads } from '../../stores/comments'
import { useOpenMeeting } from '../../stores/meeting-context'
import styles from './CommentMark.module.css'
import { findSelectedWords } from './comment-target'

type Props = {
  target: CommentTarget
  /** Inside of something that is itself pressed: shows the count and cannot be pressed. */
  isPlain?: boolean
  /**
   * Offers to comment on what has no comments yet, once it is hovered or has the focus. Of hundreds of rows, none is a
   * stop for the Tab key.
   */
  offers?: 'to everyone' | 'to the mouse'
}

/** Says that there are open comments on something, and opens them. Renders nothing in Present. */
export const CommentMark = (props: Props) => useHasComments() && <LiveMark {...props} />

const LiveMark = ({ target, isPlain = false, offers }: Props) => {
  const { session, isReadOnly } = useOpenMeeting()
  const count = useOpenThreads(target)
  if (count === 0 && (!offers || isReadOnly)) return null
  const label = count === 0 ? 'Comment on this' : `${countText(count, 'open comment')} on this`
  const content = (
    <>
      <MessageSquare aria-hidden />
      {count > 0 && <span aria-hidden>{count}</span>}
    </>
  )
  if (isPlain)
    return (
      <span className={styles.mark} title={label}>
        {content}
        <span className="visually-hidden">{label}</span>
      </span>
    )
  return (
    <button
      type="button"
      className={styles.mark}
      data-comments={targetKey(target)}
      data-empty={count === 0 || undefined}
      tabIndex={count === 0 && offers === 'to the mouse' ? -1 : undefined}
      aria-label={label}
      title={label}
      // Words that are selected stay selected.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation()
        const selection = count === 0 ? findSelectedWords(session.doc, target) : undefined
        openComments({ target, selection })
      }}
    >
      {content}
    </button>
  )
}

/** The mark of a shared text; the text needs room for it at its end. */
export const TextCommentMark = ({ text }: { text: Y.Text }) => useHasComments() && <TextMark text={text} />

const TextMark = ({ text }: { text: Y.Text }) => {
  const target = useMemo(() => textPath(text), [text])
  return target && <CommentMark target={target} />
}
