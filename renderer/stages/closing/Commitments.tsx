import { ArrowRight, BookOpen, Check } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { ValueOf } from '../../../shared/crdt'
import { dateText } from '../../../shared/meeting/format'
import { stages } from '../../../shared/stages'
import {
  type AgreementObstacle,
  type AgreementRoom,
  agreementObstacle,
  hasAgreed,
  setAgreed,
} from '../../../shared/stages/closing/agreement'
import type { agreed as agreedRegister } from '../../../shared/stages/closing/model'
import type { Commitment } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { useFocusBack } from '../../components/focus'
import { ReadAloud } from '../../components/ReadAloud'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import styles from './Closing.module.css'

type Agreed = ValueOf<typeof agreedRegister>

const whoAndWhen = ({ owner, due }: Commitment): string =>
  [owner || 'No owner', due && `by ${dateText(Date.parse(due))}`].filter(Boolean).join(', ')

const obstacleTexts: Record<AgreementObstacle, string> = {
  'no-owner': 'Missing: owner. Add one in Actions.',
  'owner-is-here': 'The owner agrees on their own screen.',
  'facilitator-notes-it': 'Only the owner or the facilitator can mark this as agreed.',
}

/** What this person may do about the agreement to an action. */
const useAgreement = (agreed: Agreed) => {
  const { doc, author, isReadOnly } = useEditing()
  const { session, isFacilitator } = useOpenMeeting()
  const roster = useMeeting((snapshot) => snapshot.roster)
  const others = useStore(session.presence.people).filter(({ isSelf }) => !isSelf)
  const room: AgreementRoom = { roster, self: author, isFacilitator, others }
  return {
    hasAgreed: (action: Commitment) => hasAgreed(agreed, action),
    obstacle: (action: Commitment) => (isReadOnly ? undefined : agreementObstacle(action, room)),
    set: (action: Commitment, isAgreed: boolean) => setAgreed(doc, author, action, room, isAgreed),
  }
}

/** Each action is read aloud and agreed to by its owner, because what is agreed to in front of everyone gets done. */
export const Commitments = ({ agreed, isInMeeting }: { agreed: Agreed; isInMeeting: boolean }) => {
  const { isReadOnly } = useEditing()
  const all = useMeeting((snapshot) => snapshot.commitments)
  const agreement = useAgreement(agreed)
  const [isReading, setIsReading] = useState(false)
  const opener = useFocusBack(isReading)
  const list = all.filter((one) => one.status !== 'dropped')
  const count = list.filter(agreement.hasAgreed).length
  const agreeTo = (id: string): void => {
    const action = list.find((one) => one.id === id)
    if (action && !agreement.hasAgreed(action)) agreement.set(action, true)
  }
  return (
    <section aria-labelledby="closing-actions">
      <div className={styles.row}>
        <h3 id="closing-actions">
          Actions agreed by their owners{' '}
          <span className={styles.small}>{list.length > 0 && `${count} of ${list.length}`}</span>
        </h3>
        {isInMeeting && !isReadOnly && !isReading && list.length > 0 && (
          <Button ref={opener} look="quiet" size="small" icon={<BookOpen />} onClick={() => setIsReading(true)}>
            Read aloud
          </Button>
        )}
      </div>
      {list.length === 0 && <NoActions isInMeeting={isInMeeting} />}
      {isReading && list.length > 0 ? (
        <ReadAloud
          label="Actions, read aloud"
          items={list.map((one) => {
            const obstacle = agreement.obstacle(one)
            const note = obstacle ? `${whoAndWhen(one)}. ${obstacleTexts[obstacle]}` : whoAndWhen(one)
            return { id: one.id, text: one.text, note, next: obstacle && 'Next action' }
          })}
          next="Owner agrees"
          last="Owner agrees"
          onNext={agreeTo}
          onEnd={() => setIsReading(false)}
          onCancel={() => setIsReading(false)}
        />
      ) : (
        <ul>
          {list.map((one) => (
            <Row
              key={one.id}
              action={one}
              isAgreed={agreement.hasAgreed(one)}
              obstacle={agreement.obstacle(one)}
              onChange={(isAgreed) => agreement.set(one, isAgreed)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The stage in which actions are agreed on. */
const actionsStage = stages.find((stage) => stage.commitments)

const NoActions = ({ isInMeeting }: { isInMeeting: boolean }) => {
  const { isReadOnly } = useEditing()
  return (
    <div className={styles.row}>
      <p className={styles.small}>
        {isInMeeting ? 'No actions yet. They are read aloud here, one by one.' : 'No actions yet.'}
      </p>
      {isInMeeting && !isReadOnly && (
        <Button size="small" icon={<ArrowRight />} onClick={() => reveal(actionsStage?.id)}>
          Go to Actions
        </Button>
      )}
    </div>
  )
}

type RowProps = {
  action: Commitment
  isAgreed: boolean
  obstacle: AgreementObstacle | undefined
  onChange: (isAgreed: boolean) => void
}

const Row = ({ action, isAgreed, obstacle, onChange }: RowProps) => {
  const { isReadOnly } = useEditing()
  const label = isAgreed ? 'Agreed' : 'Agree'
  return (
    <li className={styles.commitment}>
      <div className={styles.promise}>
        <p>{action.text || 'Untitled action'}</p>
        <p className={styles.small}>{whoAndWhen(action)}</p>
        {obstacle && !isAgreed && <p className={styles.small}>{obstacleTexts[obstacle]}</p>}
      </div>
      <Button
        size="small"
        aria-pressed={isAgreed}
        icon={isAgreed ? <Check /> : undefined}
        disabled={isReadOnly || obstacle !== undefined}
        aria-label={`${label}: ${action.text || 'Untitled action'}, ${action.owner || 'no owner'}`}
        onClick={() => onChange(!isAgreed)}
      >
        {label}
      </Button>
    </li>
  )
}
