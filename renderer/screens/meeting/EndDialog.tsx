import { useMemo } from 'react'
import { getStageProblems } from '../../../shared/document'
import { agendaTitle, getAgenda } from '../../../shared/document/agenda'
import { getBallotState } from '../../../shared/meeting/ballots'
import { quoteText } from '../../../shared/meeting/format'
import { parking } from '../../../shared/meeting/notes'
import { resultsOf } from '../../../shared/meeting/questions'
import type { FieldRef } from '../../../shared/stages/contract'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { Link } from '../../components/Link'
import { navigate, type Route } from '../../routes'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { reveal } from '../../stores/reveal'
import styles from './EndDialog.module.css'
import { useMeetingControls } from './use-meeting-commands'

/** How many open items of a stage are listed; the rest are counted. */
const MAX_LISTED = 3

type OpenItems = { title: string; stage?: string; items: { message: string; ref?: FieldRef }[]; more: number }

/** What is still open, stage by stage, each item with a link to where it can be resolved. */
const useOpenItems = (): OpenItems[] => {
  const { session } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  return useMemo(() => {
    const onAgenda = new Set(getAgenda(snapshot).flatMap(({ isOn, stage }) => (isOn ? [stage] : [])))
    const stageItems = [...onAgenda].map((stage) => ({
      title: agendaTitle(stage),
      stage,
      all: getStageProblems(snapshot, stage, session.clock.now()),
    }))
    const parked = snapshot.parking
      .filter((one) => !one.isSettled)
      .map(({ id, text }) => ({
        message: quoteText(text, 'An unnamed topic'),
        ref: { section: parking.name, id, field: 'text' },
      }))
    const asked = snapshot.questions
      .filter(({ id, isCanceled }) => !isCanceled && getBallotState(resultsOf(id, snapshot.questionResults)).isOpen)
      .map(({ text }) => ({ message: `Ending reveals the answers to ${quoteText(text, 'a question')}` }))
    return [
      // First, since it is the only thing that ending changes for good.
      { title: 'Questions', stage: undefined, all: asked },
      ...stageItems,
      { title: 'Parking lot', stage: undefined, all: parked },
    ]
      .filter(({ all }) => all.length > 0)
      .map(({ title, stage, all }) => ({
        title,
        stage,
        items: all.slice(0, MAX_LISTED),
        more: Math.max(0, all.length - MAX_LISTED),
      }))
  }, [snapshot, session])
}

/** Asks for confirmation before the meeting ends, and lists what is still open. */
export const EndDialog = ({ onClose }: { onClose: () => void }) => {
  const { session } = useOpenMeeting()
  const controls = useMeetingControls()
  const open = useOpenItems()
  const here: Route = { screen: 'document', id: session.documentId, mode: 'meeting' }
  const show = (stage: string | undefined, ref?: FieldRef): void => {
    onClose()
    reveal(stage, ref)
  }
  return (
    <Dialog
      title="End the meeting?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep meeting</Button>
          <Button
            look="primary"
            onClick={() => {
              controls.end()
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
        The clock stops for everyone. You can still read and change everything, and continue the meeting later.
      </p>
      {open.length === 0 ? (
        <p>Nothing is left open.</p>
      ) : (
        <>
          <h3 className={styles.heading}>Still open</h3>
          <dl className={styles.open}>
            {open.map(({ title, stage, items, more }) => (
              <div key={title} className={styles.stage}>
                <dt>{title}</dt>
                {items.map(({ message, ref }) => (
                  <dd key={message}>
                    <Link to={here} onClick={() => show(stage, ref)}>
                      {message}
                    </Link>
                  </dd>
                ))}
                {more > 0 && (
                  <dd>
                    <Link to={here} className={styles.more} onClick={() => show(stage)}>
                      and {more} more
                    </Link>
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </>
      )}
    </Dialog>
  )
}
