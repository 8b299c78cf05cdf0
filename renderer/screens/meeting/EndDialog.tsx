import { useMemo } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { navigate } from '../../routes'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { agendaIn } from '../../stores/use-agenda'
import styles from './EndDialog.module.css'
import { problemsIn } from './PromptCards'
import { titleOfStage, useSteering } from './use-meeting-commands'

/** At most so many things of one stage are named; the rest is counted. */
const MOST = 3

/** What is still open, stage by stage, as sentences. */
const useOpenEnds = (): { title: string; sentences: string[]; more: number }[] => {
  const { session } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  return useMemo(() => {
    const ofStages = agendaIn(snapshot)
      .filter((item) => item.isOn)
      .map(({ stage }) => ({
        title: titleOfStage(stage),
        all: [...new Set(problemsIn(snapshot, stage, session.clock.now()).map(({ sentence }) => sentence))],
      }))
    const parked = snapshot.parking.filter((one) => !one.isSettled).map(({ text }) => `“${text}”`)
    return [...ofStages, { title: 'Parking lot', all: parked }]
      .filter(({ all }) => all.length > 0)
      .map(({ title, all }) => ({ title, sentences: all.slice(0, MOST), more: Math.max(0, all.length - MOST) }))
  }, [snapshot, session])
}

/** Asks once before the meeting is ended, and names what is open. */
export const EndDialog = ({ onClose }: { onClose: () => void }) => {
  const { session } = useOpenMeeting()
  const verbs = useSteering()
  const open = useOpenEnds()
  return (
    <Dialog
      title="End the meeting?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go on</Button>
          <Button
            look="primary"
            onClick={() => {
              verbs.end()
              onClose()
              navigate({ screen: 'document', id: session.documentId, mode: 'report' })
            }}
          >
            End meeting
          </Button>
        </>
      }
    >
      <p className={styles.lead}>
        The clock stops for everyone. Everything can still be read and changed, and the meeting can be continued.
      </p>
      {open.length === 0 ? (
        <p>Nothing is left open.</p>
      ) : (
        <>
          <h3 className={styles.heading}>Still open</h3>
          <dl className={styles.open}>
            {open.map(({ title, sentences, more }) => (
              <div key={title} className={styles.stage}>
                <dt>{title}</dt>
                {sentences.map((sentence) => (
                  <dd key={sentence}>{sentence}</dd>
                ))}
                {more > 0 && <dd className={styles.more}>and {more} more</dd>}
              </div>
            ))}
          </dl>
        </>
      )}
    </Dialog>
  )
}
