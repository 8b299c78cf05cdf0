import { useMemo } from 'react'
import { applyReply, describeLackOfRoomForReply, planReply, type ReplyPlan } from '../../../shared/document/replies'
import { MINUTE_MS } from '../../../shared/meeting/clock'
import { countText, utcText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { toast } from '../../components/Toasts'
import { openComments } from '../../stores/comments'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { type ArrivedReply, endReplyQuestion } from '../../stores/replies'
import styles from './ReplyDialog.module.css'

/** What was added, as a sentence. */
const describeAdded = ({ fresh, isSigning }: ReplyPlan): string => {
  const comments = countText(fresh.length, 'comment')
  if (!isSigning) return `Added ${comments}.`
  return fresh.length > 0 ? `Added ${comments} and the sign-off.` : 'Added the sign-off.'
}

/** Adds a reply as one step, and offers to undo it. */
const useAddReply = ({ id, reply }: ArrivedReply): (() => Promise<void>) => {
  const { session, author } = useOpenMeeting()
  return async () => {
    const { doc, undo } = session
    endReplyQuestion(id)
    const plan = await undo
      .asOneStep(async (slice) => slice(() => applyReply(doc, author, reply)))
      .catch((error: unknown) => {
        console.error(error)
        return undefined
      })
    if (!plan) return toast('Something went wrong. Nothing was added. Try again.')
    if (plan.fresh.length > 0) openComments({})
    const { moves } = undo
    toast(describeAdded(plan), {
      label: 'Undo',
      run: () => void undo.undo(),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    })
  }
}

/** Shows what a reply to this postmortem says, and adds it once the person agrees. */
export const ReplyDialog = (arrived: ArrivedReply) => {
  const { fileName, reply, id } = arrived
  const { session, isReadOnly } = useOpenMeeting()
  // Both may change while the dialog is open: somebody else may add the same reply.
  const [comments, signOffs] = [
    useMeeting((snapshot) => snapshot.comments),
    useMeeting((snapshot) => snapshot.signOffs),
  ]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is read from the document, which these tell of
  const plan = useMemo(() => planReply(session.doc, reply), [session, reply, comments, signOffs])
  const problem = describeLackOfRoomForReply(session.doc, plan)
  const isEmpty = plan.fresh.length === 0 && !plan.isSigning
  const add = useAddReply(arrived)
  const close = (): void => endReplyQuestion(id)
  const canAdd = !isEmpty && !isReadOnly && problem === undefined
  return (
    <Dialog
      title="Add this reply?"
      onClose={close}
      actions={
        canAdd ? (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" onClick={() => void add()}>
              Add reply
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={close}>
            Close
          </Button>
        )
      }
    >
      <dl className={styles.facts}>
        <dt>From</dt>
        <dd dir="auto">{reply.name}</dd>
        <dt>Saved</dt>
        <dd>{utcText(Math.floor(reply.savedAt / MINUTE_MS) * MINUTE_MS)}</dd>
        <dt>File</dt>
        <dd dir="auto">{fileName}</dd>
        {plan.isSigning && (
          <>
            <dt>Sign-off</dt>
            <dd>Has read this and has nothing more to add</dd>
          </>
        )}
      </dl>
      {isReadOnly && !isEmpty && (
        <p className={styles.note}>You can only read this postmortem. Ask somebody who can edit it to add the reply.</p>
      )}
      {problem && <p className={styles.note}>{problem}</p>}
      {isEmpty && <p className={styles.note}>Everything in this reply is already here, or was removed since.</p>}
      <CommentList {...plan} />
    </Dialog>
  )
}

const CommentList = ({ fresh, known }: ReplyPlan) => (
  <>
    {fresh.length > 0 && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
      <ul className={styles.comments} aria-label="Comments" tabIndex={0}>
        {fresh.map(({ id, quote, text }) => (
          <li key={id}>
            {quote && <blockquote dir="auto">{quote}</blockquote>}
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    )}
    {fresh.length > 0 && known > 0 && (
      <p className={styles.note}>
        {known === 1 ? '1 more comment is already here.' : `${known} more comments are already here.`}
      </p>
    )}
  </>
)
