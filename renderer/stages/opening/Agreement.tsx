import { useStore } from 'zustand'
import { setForPerson } from '../../../shared/meeting/people'
import { openingStage } from '../../../shared/stages/opening'
import { listParticipants } from '../../../shared/stages/opening/agreement'
import { agreements } from '../../../shared/stages/opening/model'
import { usePresented } from '../../components/presented'
import { useStableOrder } from '../../components/use-stable-order'
import { useEditing, useMeeting, useOpenMeeting, useStageData } from '../../stores/meeting-context'
import styles from './Opening.module.css'

/** Everybody's agreement to the ground rules. Present shows how many have agreed, never who has not. */
export const Agreement = () => {
  const { doc, isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const isPresented = usePresented()
  const { accepted } = useStageData(openingStage)
  const roster = useMeeting((snapshot) => snapshot.roster)
  const people = useStore(session.presence.people)
  const everyone = useStableOrder(listParticipants({ agreements: accepted, roster, connected: people }), ({ id }) => id)
  const agreed = everyone.filter((one) => one.hasAgreed).length
  const count = `${agreed} of ${everyone.filter((one) => one.isHere).length} here agreed`
  if (isPresented) return agreed > 0 ? <p className={styles.small}>{count}</p> : null
  return (
    <div className={styles.agreement}>
      <p className={styles.small}>
        <span aria-live="polite">{count}</span> · Tap your name to agree. One person can tap for a room. Agreement is by
        name, not secret.
      </p>
      <ul className={styles.people} aria-label="Who agreed">
        {everyone.map(({ id, name, isHere, hasAgreed }) => (
          <li key={id}>
            <label className={styles.person} data-away={!isHere || undefined}>
              <input
                type="checkbox"
                checked={hasAgreed}
                disabled={isReadOnly}
                onChange={({ target }) => setForPerson(doc, agreements, id, target.checked ? true : undefined)}
              />
              <span dir="auto">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
