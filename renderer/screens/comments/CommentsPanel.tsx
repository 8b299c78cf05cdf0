import { X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { textAt } from '../../../shared/crdt'
import {
  addComment,
  comments,
  listMentioning,
  listThreads,
  type Thread,
  targetKey,
} from '../../../shared/meeting/comments'
import { countText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { findRow } from '../../components/focus'
import { Trash } from '../../components/Trash'
import { closeComments, useCommentsPanel } from '../../stores/comments'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { announce } from '../../stores/ui'
import { CommentField } from './CommentField'
import { CommentPlace } from './CommentPlace'
import styles from './Comments.module.css'
import { PANEL_ID } from './CommentsButton'
import { replyDraftKey, ThreadView } from './ThreadView'
import { useTargetDescription } from './use-target-description'

const trashCollections = [comments]

/** Everything that people say about the document: about one place first, then about the others. */
export const CommentsPanel = () => {
  const { isReadOnly } = useOpenMeeting()
  const panel = useRef<HTMLElement>(null)
  const target = useCommentsPanel((state) => state.target)
  const thread = useCommentsPanel((state) => state.thread)
  const key = targetKey(target)
  const threads = useThreads()
  const isHere = ({ on }: Thread): boolean => targetKey(on) === key
  const here = threads.filter((one) => isHere(one) && one.state !== 'resolved')
  const elsewhere = threads.filter((one) => !isHere(one) && one.state !== 'resolved')
  const resolved = threads.filter(({ state }) => state === 'resolved')
  useEffect(() => {
    if (thread !== undefined) focusThread(panel.current, thread)
  }, [thread])
  return (
    <aside
      ref={panel}
      id={PANEL_ID}
      className={styles.panel}
      aria-label="Comments"
      onKeyDown={(event) => {
        // Esc in an editor or a list steps out of that first.
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        event.preventDefault()
        closeComments()
      }}
    >
      <header className={styles.head}>
        <h2>Comments</h2>
        <Button
          look="quiet"
          size="small"
          icon={<X />}
          label="Close the comments"
          keys="Escape"
          onClick={closeComments}
        />
      </header>
      <div className={styles.body}>
        {threads.length === 0 && isReadOnly && <p className={styles.note}>There are no comments yet.</p>}
        <Mentions threads={threads} />
        <Target threads={here} />
        <List title={elsewhere.length === threads.length ? 'All comments' : 'Elsewhere'} threads={elsewhere} />
        {resolved.length > 0 && (
          <details className={styles.resolved} open={resolved.some(({ id }) => id === thread) || undefined}>
            <summary>Resolved ({resolved.length})</summary>
            <List title="" threads={resolved} />
          </details>
        )}
        <Trash collections={trashCollections} />
      </div>
    </aside>
  )
}

/**
 * The threads of a document, and those that were removed while this person was writing a reply: the reply is still
 * theirs to send.
 */
const useThreads = (): readonly Thread[] => {
  const { drafts } = useOpenMeeting().session
  const shown = useRef<readonly Thread[]>([])
  const threads = useMeeting(listThreads)
  const present = new Set(threads.map(({ id }) => id))
  const kept = shown.current
    .filter(({ id }) => !present.has(id) && drafts.read(replyDraftKey(id)) !== '')
    .map((thread): Thread => ({ ...thread, comments: [], hasFirst: false, state: 'open' }))
  shown.current = kept.length === 0 ? threads : [...threads, ...kept]
  return shown.current
}

const focusThread = (panel: HTMLElement | null, thread: string): void => {
  const found = panel ? findRow(thread, panel) : undefined
  found?.scrollIntoView?.({ block: 'start' })
  found?.focus({ preventScroll: true })
}

/** How many threads wait for this person; nobody else sees it. */
const Mentions = ({ threads }: { threads: readonly Thread[] }) => {
  const { author } = useEditing()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const waiting = useMemo(() => listMentioning(threads, author, roster), [threads, author, roster])
  const [first] = waiting
  if (!first) return null
  return (
    <p className={styles.mentions}>
      <button
        type="button"
        onClick={() => focusThread(document.getElementById(PANEL_ID), first.id)}
      >{`${countText(waiting.length, 'thread')} ${waiting.length === 1 ? 'mentions' : 'mention'} you`}</button>
    </p>
  )
}

/** What a new comment is about, what has been said about it, and the field for more. */
const Target = ({ threads }: { threads: readonly Thread[] }) => {
  const { doc, author, isReadOnly } = useEditing()
  const target = useCommentsPanel((state) => state.target)
  const selection = useCommentsPanel((state) => state.selection)
  const thread = useCommentsPanel((state) => state.thread)
  const { isGone } = useTargetDescription(target)
  const field = useRef<HTMLTextAreaElement>(null)
  const key = targetKey(target)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the panel is opened for something else
  useEffect(() => {
    if (thread === undefined) field.current?.focus()
  }, [key, selection, thread])
  const quoted = selection && textAt(doc, target)?.toString().slice(selection.start, selection.end)
  return (
    <section className={styles.here} aria-label="About this">
      <CommentPlace target={target} />
      <ul className={styles.threads}>
        {threads.map((one) => (
          <ThreadView key={one.id} thread={one} />
        ))}
      </ul>
      {quoted && (
        <blockquote className={styles.quote} dir="auto">
          {quoted}
        </blockquote>
      )}
      {!isReadOnly && !isGone && (
        <CommentField
          key={key}
          ref={field}
          draftKey={`comment ${key}`}
          label="New comment"
          placeholder={threads.length === 0 ? 'Comment on this' : 'Begin another thread'}
          button="Comment"
          onAdd={(text) => {
            addComment(doc, author, { on: target, text, selection })
            announce('Comment added')
          }}
        />
      )}
    </section>
  )
}

const List = ({ title, threads }: { title: string; threads: readonly Thread[] }) => {
  if (threads.length === 0) return null
  return (
    <section aria-label={title || 'Resolved'} className={styles.list}>
      {title && <h3>{title}</h3>}
      <ul className={styles.threads}>
        {threads.map((thread) => (
          <ThreadView key={thread.id} thread={thread} hasPlace />
        ))}
      </ul>
    </section>
  )
}
