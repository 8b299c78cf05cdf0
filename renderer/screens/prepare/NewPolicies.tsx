import { useMemo } from 'react'
import { useStore } from 'zustand'
import { adoptPolicies, declinePolicies, hasNewPolicies } from '../../../shared/meeting/rules'
import { withTemplateRules } from '../../../shared/meeting/template'
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
  const parts = useMeeting((snapshot) => snapshot.templateParts)
  const policies = usePolicies()
  // What the postmortem’s template decides stands in place of the folder’s policies.
  const rules = useMemo(() => policies && withTemplateRules(policies.rules, parts), [policies, parts])
  // What somebody else's meeting is judged by is not for a guest's folder to say.
  const holdsMeeting = useStore(session.connection, ({ kind, meetingHost }) => kind === 'own' && meetingHost === 'self')
  if (!rules || isReadOnly || !holdsMeeting || !hasNewPolicies(stored, rules)) return null
  return (
    <section className={styles.offer} aria-label="Policies">
      <p>The policies of your folder differ from those that this postmortem carries.</p>
      <Button
        size="small"
        onClick={() => {
          adoptPolicies(doc, rules)
          announce('This postmortem now follows the policies of your folder.')
        }}
      >
        Use them here
      </Button>
      <Button size="small" look="quiet" onClick={() => declinePolicies(doc, rules)}>
        Keep what it has
      </Button>
    </section>
  )
}
