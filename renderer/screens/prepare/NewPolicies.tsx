import { useStore } from 'zustand'
import { adoptPolicies, declinePolicies, hasNewPolicies } from '../../../shared/meeting/rules'
import { Button } from '../../components/Button'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { usePolicies, useReadPolicies } from '../../stores/policies'
import { announce } from '../../stores/ui'
import styles from './PrepareScreen.module.css'

/** Offers the folder's policies to whoever holds the meeting, if they have changed since the document took its rules. */
export const NewPolicies = () => {
  useReadPolicies()
  const { doc, isReadOnly } = useEditing()
  const { session } = useOpenMeeting()
  const stored = useMeeting((snapshot) => snapshot.rules)
  const policies = usePolicies()
  // What somebody else's meeting is judged by is not for a guest's folder to say.
  const holdsMeeting = useStore(session.connection, ({ kind, meetingHost }) => kind === 'own' && meetingHost === 'self')
  if (!policies || isReadOnly || !holdsMeeting || !hasNewPolicies(stored, policies.rules)) return null
  return (
    <section className={styles.offer} aria-label="Policies">
      <p>The policies of your folder differ from those that this postmortem carries.</p>
      <Button
        size="small"
        onClick={() => {
          adoptPolicies(doc, policies.rules)
          announce('This postmortem now follows the policies of your folder.')
        }}
      >
        Use them here
      </Button>
      <Button size="small" look="quiet" onClick={() => declinePolicies(doc, policies.rules)}>
        Keep what it has
      </Button>
    </section>
  )
}
