import { Check, RotateCcw, SquareParking, Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import {
  type Comment,
  changedQuote,
  comments,
  isOwnComment,
  parkThread,
  reopenThread,
  replyTo,
  resolveThread,
  type Thread,
} from '../../../shared/meeting/comments'
import { clockText, countText, dayText, utcText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { SharedText } from '../../components/SharedText'
import { toast } from '../../components/Toasts'
import { undoAction, useRemoval } from '../../components/use-removal'
import { openComments } from '../../stores/comments'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { CommentField } from './CommentField'
import { CommentPlace } from './CommentPlace'
import styles from './Comments.module.css'

/** Of a longer thread, the first comment and the last few are shown until somebody asks for all. */
const MAX_SHOWN_AT_ONCE = 5
const LAST_SHOWN = 3

type Props = {
  thread: Thread
  /** Says what it is about, unless that stands above it. */
  hasPlace?: boolean
}

/** The key of what somebody is writing in reply. */
export const replyDraftKey = (thread: string): string => `reply ${thread}`

/** A comment with its replies, and what can be done with them. */
export const ThreadView = memo(({ thread, hasPlace = false }: Props) => {
  const { isReadOnly } = useEditing()
  const { doc } = useOpenMeeting().session
  const [isWhole, setIsWhole] = useState(false)
  const all = thread.comments
  const hidden = isWhole || all.length <= MAX_SHOWN_AT_ONCE ? 0 : all.length - 1 - LAST_SHOWN
  const [first] = all
  const rest = all.slice(1 + hidden)
  const now = useMeeting(() => first && changedQuote(doc, first))
  return (
    <li className={styles.thread} data-row={thread.id} tabIndex={-1} data-state={thread.state}>
      {hasPlace && <CommentPlace target={thread.on} isLink />}
      {first?.quote && (
        <blockquote className={styles.quote} dir="auto">
          {first.quote}
        </blockquote>
      )}
      {now !== undefined && (
        <p className={styles.changed}>
          Now: <q dir="auto">{now}</q>
        </p>
      )}
      {!thread.hasFirst && (
        <p className={styles.note}>
          {first ? 'The first comment was removed.' : 'This thread was removed. What you were writing is safe.'}
        </p>
      )}
      <ul className={styles.comments}>
        {first && <CommentView comment={first} />}
        {hidden > 0 && (
          <li>
            <Button look="quiet" size="small" onClick={() => setIsWhole(true)}>
              {`Show ${countText(hidden, 'more comment')}`}
            </Button>
          </li>
        )}
        {rest.map((comment) => (
          <CommentView key={comment.id} comment={comment} />
        ))}
      </ul>
      {!isReadOnly && <Controls thread={thread} />}
    </li>
  )
})

const CommentView = memo(({ comment }: { comment: Comment }) => {
  const { doc, author, isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const remove = useRemoval(comments, {
    onRestored: () => openComments({ target: comment.on, thread: comment.thread || comment.id }),
  })
  const isOwn = useMeeting(({ roster }) => isOwnComment(comment, author, roster))
  const { id, text, createdAt, createdBy } = comment
  const day = dayText(createdAt, session.clock.now())
  const time = clockText(Math.floor(createdAt / 60_000) * 60_000)
  return (
    <li className={styles.comment} data-record={id}>
      <p className={styles.by}>
        <bdi className={styles.author}>{createdBy}</bdi>
        <time dateTime={new Date(createdAt).toISOString()} title={utcText(createdAt)}>
          {day} {time}
        </time>
        {isOwn && !isReadOnly && (
          <span className={`${styles.remove} on-hover`}>
            <Button
              look="quiet"
              size="small"
              icon={<Trash2 />}
              label="Remove your comment"
              onClick={() => remove(id)}
            />
          </span>
        )}
      </p>
      {isOwn ? (
        <SharedText text={comments.text(doc, id, 'text')} value={text} label="Your comment" isMultiline />
      ) : (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
    </li>
  )
})

const Controls = ({ thread }: { thread: Thread }) => {
  const { doc, author } = useEditing()
  const { drafts } = useOpenMeeting().session
  const draftKey = replyDraftKey(thread.id)
  const [isReplying, setIsReplying] = useState(() => drafts.read(draftKey) !== '')
  const resolve = (): void => {
    resolveThread(doc, author, thread)
    toast(
      'Resolved',
      undoAction(
        doc,
        () => comments.read(doc).value.some((one) => one.id === thread.comments[0]?.id && one.resolvedAt !== null),
        () => reopenThread(doc, thread),
      ),
    )
  }
  return (
    <>
      {isReplying && (
        <CommentField
          draftKey={draftKey}
          label="Reply"
          placeholder="Reply"
          button="Reply"
          ref={focusIfEmpty}
          onAdd={(text) => {
            replyTo(doc, author, thread, text)
            announce('Reply added')
          }}
        />
      )}
      <div className={styles.controls}>
        {!isReplying && (
          <Button look="quiet" size="small" onClick={() => setIsReplying(true)}>
            Reply
          </Button>
        )}
        {thread.state === 'resolved' ? (
          <Button look="quiet" size="small" icon={<RotateCcw />} onClick={() => reopenThread(doc, thread)}>
            Reopen
          </Button>
        ) : (
          <Button look="quiet" size="small" icon={<Check />} onClick={resolve}>
            Resolve
          </Button>
        )}
        {thread.state === 'open' && (
          <Button
            look="quiet"
            size="small"
            icon={<SquareParking />}
            title="Put it in the parking lot, to talk about it in the meeting"
            onClick={() => {
              parkThread(doc, author, thread)
              announce('Added to the parking lot')
            }}
          >
            Park
          </Button>
        )}
        {thread.state === 'parked' && <span className={styles.note}>In the parking lot</span>}
      </div>
    </>
  )
}

/** A reply that somebody has just asked for gets the focus, but not a draft that was there. */
const focusIfEmpty = (field: HTMLTextAreaElement | null): void => {
  if (field?.value === '') field.focus()
}
