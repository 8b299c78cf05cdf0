import { Check, Send } from 'lucide-react'
import { useState } from 'react'
import { type SignOff, waitingText } from '../../../shared/document/sign-off'
import { dateText } from '../../../shared/meeting/format'
import { roster } from '../../../shared/meeting/incident'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import { Overlay } from '../../components/Overlay'
import { useStatusChange } from '../../components/use-status-change'
import { lazyWithPreload } from '../../lazy-with-preload'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import { announce, ui } from '../../stores/ui'
import { Readers } from './Readers'
import styles from './Review.module.css'
import { type Review, useReview } from './use-review'

const CompareWindow = lazyWithPreload(() =>
  import('../report/revisions/CompareWindow').then((module) => module.CompareWindow),
)

export const signOffHeadingId = 'sign-off'

/** Scrolls to it and gives it the focus, where the page is too narrow to have it beside the text. */
export const showSignOff = (): void => {
  const heading = document.getElementById(signOffHeadingId)
  heading?.scrollIntoView?.({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** Where a review is: who still has to read it, one's own sign-off, and what comes next. */
export const SignOffPanel = () => {
  const review = useReview()
  const { status, sees } = review
  return (
    <section aria-labelledby={signOffHeadingId} className={styles.panel}>
      <h2 id={signOffHeadingId} tabIndex={-1} className={styles.sideTitle}>
        Sign-off
      </h2>
      <Progress {...review} />
      {status === 'in-review' && <OwnSignOff {...review} />}
      {sees && <Readers {...review} />}
      {sees && <NextStep {...review} />}
    </section>
  )
}

const Progress = ({ status, readers, signOffs, waiting, sees }: Review) => {
  const isAsked = readers.length > 0
  const count = signOffs.length === 1 ? '1 person has signed off.' : `${signOffs.length} people have signed off.`
  if (status === 'complete') return <p className={styles.note}>{count}</p>
  if (status !== 'in-review')
    return (
      <p className={styles.note}>
        {sees
          ? 'This is a draft. Once you ask for a review, everybody under People is asked to read it and to sign off.'
          : 'This is a draft. You can already correct it and comment.'}
      </p>
    )
  if (!isAsked && sees) return <NobodyAsked />
  return (
    <div role="status" className={styles.progress}>
      <p>{waiting > 0 ? waitingText(waiting) : isAsked ? 'Everybody who was asked has signed off.' : count}</p>
      {waiting > 0 && signOffs.length > 0 && <p className={styles.note}>{count}</p>}
    </div>
  )
}

const NobodyAsked = () => {
  const { session } = useOpenMeeting()
  return (
    <p className={styles.note}>
      Nobody has been asked yet.{' '}
      <Link
        to={{ screen: 'document', id: session.documentId, mode: 'prepare' }}
        onClick={() => reveal(undefined, { section: roster.name, id: '', field: '' })}
      >
        Add the people who should read it
      </Link>
    </p>
  )
}

const OwnSignOff = ({ own, isReadOnly, sign, withdraw, hasChangedSince }: Review) => {
  if (isReadOnly) return null
  const signOff = (): void => {
    sign()
    announce('You have signed off')
  }
  if (!own)
    return (
      <div className={styles.own}>
        <p>Sign off once you have read this and have nothing more to add.</p>
        <Button look="primary" icon={<Check />} onClick={signOff}>
          Sign off
        </Button>
      </div>
    )
  return (
    <div className={styles.own}>
      <p>You signed off on {dateText(own.at)}.</p>
      {hasChangedSince(own) && <ChangedSince own={own} onSign={signOff} />}
      <Button
        size="small"
        look="quiet"
        onClick={() => {
          withdraw({ id: own.person, name: own.name })
          announce('Your sign-off was withdrawn')
        }}
      >
        Withdraw
      </Button>
    </div>
  )
}

/** A sign-off stays when the postmortem changes; its person is shown what did. */
const ChangedSince = ({ own, onSign }: { own: SignOff; onSign: () => void }) => {
  const isKept = useMeeting(({ revisions }) => revisions.some(({ id }) => id === own.revision))
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <p className={styles.changed}>It has changed since.</p>
      <div className={styles.buttons}>
        {isKept && (
          <Button size="small" onClick={() => setIsOpen(true)}>
            See what changed
          </Button>
        )}
        <Button size="small" onClick={onSign}>
          Sign off again
        </Button>
      </div>
      <Overlay message="What changed could not be shown." onFail={close}>
        {isOpen && <CompareWindow initial={own.revision ?? ''} onClose={close} />}
      </Overlay>
    </>
  )
}

/** What the owner does next: ask for a review, or end it once everybody has signed off. */
const NextStep = ({ status, signOffs, waiting, own }: Review) => {
  const { session } = useOpenMeeting()
  const { change, dialog } = useStatusChange()
  const ask = (): void => {
    change('in-review')
    announce('The review has begun')
    if (session.kind === 'own') ui.setState({ isInviteOpen: true })
  }
  const isDone = waiting === 0 && signOffs.length > 0
  return (
    <>
      {(status === 'draft' || status === 'in-meeting') && (
        <Button look="primary" icon={<Send />} onClick={ask}>
          Ask for a review
        </Button>
      )}
      {status === 'in-review' && isDone && (
        <Button look={own ? 'primary' : 'plain'} onClick={() => change('complete')}>
          Mark as complete
        </Button>
      )}
      {dialog}
    </>
  )
}
