import { useMemo } from 'react'
import { listMentioning, listThreads, type Thread } from '../../../shared/meeting/comments'
import { countText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { openComments } from '../../stores/comments'
import { useEditing, useMeeting } from '../../stores/meeting-context'
import styles from './ReportScreen.module.css'

const MAX_SHOWN = 6

const headingId = 'report-comments'

/** The threads that are not resolved, each a link to it; first those that mention this person. */
export const ReportComments = () => {
  const { author } = useEditing()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const threads = useMeeting(listThreads)
  const open = threads.filter(({ state }) => state !== 'resolved')
  const waiting = useMemo(() => listMentioning(threads, author, roster), [threads, author, roster])
  const shown = [...waiting, ...open.filter((one) => !waiting.includes(one))].slice(0, MAX_SHOWN)
  if (threads.length === 0) return null
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.sideTitle}>
        {open.length === 0 ? 'No open comments' : countText(open.length, 'open comment')}
      </h2>
      {waiting.length > 0 && (
        <p className={styles.note}>
          {waiting.length === 1 ? '1 comment mentions you' : `${waiting.length} comments mention you`}
        </p>
      )}
      <ul className={styles.list}>
        {shown.map((thread) => (
          <ThreadLink key={thread.id} thread={thread} />
        ))}
      </ul>
      {threads.length > shown.length && (
        <Button size="small" look="quiet" onClick={() => openComments({})}>
          Show all comments
        </Button>
      )}
    </section>
  )
}

const ThreadLink = ({ thread: { id, on, comments, state } }: { thread: Thread }) => {
  const [first, ...replies] = comments
  return (
    <li>
      <button type="button" className={styles.link} dir="auto" onClick={() => openComments({ target: on, thread: id })}>
        {first?.text.trim() || 'Empty comment'}
      </button>
      <span>
        <bdi>{first?.createdBy}</bdi>
        {replies.length > 0 && ` · ${countText(replies.length, 'more comment')}`}
        {state === 'parked' && ' · in the parking lot'}
      </span>
    </li>
  )
}
