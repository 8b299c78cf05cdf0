import { useState } from 'react'
import { quoteText } from '../../../shared/meeting/format'
import { record } from '../../../shared/meeting/incident'
import { stageById } from '../../../shared/stages'
import { Button } from '../../components/Button'
import { Link } from '../../components/Link'
import type { RemainingFinding, useRemainingFindings } from '../../language/use-remaining-findings'
import { useOpenMeeting } from '../../stores/meeting-context'
import { prepareTopics, reveal } from '../../stores/reveal'
import styles from './ReportScreen.module.css'

const MAX_SHOWN = 8

const headingId = 'wording-to-review'

/** Scrolls to the list and focuses it. */
export const showWordingToReview = (): void => {
  const heading = document.getElementById(headingId)
  heading?.scrollIntoView?.({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

type Props = Pick<ReturnType<typeof useRemainingFindings>, 'findings' | 'isChecking' | 'dismiss'>

/**
 * Words that others may hear as blame, each with a link to their location. Shown only to whoever leads or owns the
 * postmortem.
 */
export const WordingToReview = ({ findings, isChecking, dismiss }: Props) => {
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? findings : findings.slice(0, MAX_SHOWN)
  if (findings.length === 0 && !isChecking) return null
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.sideTitle} tabIndex={-1}>
        Wording to look at
      </h2>
      <p className={styles.note}>
        {isChecking ? 'Reading the postmortem…' : 'Readers may hear these as blame. Only you see this list.'}
      </p>
      <ul className={styles.list}>
        {shown.map((one) => (
          <Passage
            key={`${one.text.ref.section} ${one.text.ref.id} ${one.text.ref.field} ${one.finding.start}`}
            passage={one}
            onFine={() => dismiss(one)}
          />
        ))}
      </ul>
      {findings.length > shown.length && (
        <Button size="small" look="quiet" onClick={() => setIsAll(true)}>
          Show all {findings.length}
        </Button>
      )}
    </section>
  )
}

const Passage = ({ passage, onFine }: { passage: RemainingFinding; onFine: () => void }) => {
  const { session } = useOpenMeeting()
  const { text, finding } = passage
  const isInPrepare = text.ref.section in prepareTopics
  const words = quoteText(finding.text, 'these words')
  return (
    <li>
      <Link
        to={{ screen: 'document', id: session.documentId, mode: isInPrepare ? 'prepare' : 'meeting' }}
        onClick={() => reveal(text.stage, text.ref)}
      >
        {words}
      </Link>
      <span>{finding.ask}</span>
      <span className={styles.foot}>
        {placeOf(text)}
        <Button size="small" look="quiet" label={`${words} is fine here`} onClick={onFine}>
          Fine here
        </Button>
      </span>
    </li>
  )
}

const placeOf = ({ stage, ref }: RemainingFinding['text']): string => {
  if (ref.section === record.name) return 'Summary'
  if (ref.section in prepareTopics) return 'Report sections'
  return stage === undefined ? 'Parking lot' : (stageById(stage)?.title ?? 'Notes')
}
