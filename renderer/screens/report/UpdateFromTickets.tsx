import { Suspense, useMemo, useState } from 'react'
import { ticketRows } from '../../../shared/document/tickets'
import { type ActionUpdate, applyTicketUpdates } from '../../../shared/document/tickets/read'
import { countText } from '../../../shared/meeting/format'
import { useCommands } from '../../commands/registry'
import { Button } from '../../components/Button'
import { type ToastAction, toast } from '../../components/Toasts'
import { createUpdateCommand } from '../../components/tickets/update-command'
import { lazyWithPreload } from '../../lazy-with-preload'
import { localDate } from '../../local-date'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import styles from './ReportScreen.module.css'

const TicketUpdateDialog = lazyWithPreload(() =>
  import('../../components/tickets/TicketUpdateDialog').then((module) => module.TicketUpdateDialog),
)

/** Takes the status of the document's actions over from what a tracker has exported. */
export const UpdateFromTickets = () => {
  const { isReadOnly } = useOpenMeeting()
  const [isOpen, setIsOpen] = useState(false)
  const command = createUpdateCommand(() => setIsOpen(true))
  useCommands([{ ...command, isEnabled: !isReadOnly }])
  if (isReadOnly) return null
  return (
    <>
      <p className={styles.more}>
        <Button size="small" onClick={command.run}>
          {command.label}
        </Button>
      </p>
      {isOpen && (
        <Suspense fallback={null}>
          <OpenDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const OpenDialog = ({ onClose }: { onClose: () => void }) => {
  const { session } = useOpenMeeting()
  const [meta, record, commitments] = [
    useMeeting((snapshot) => snapshot.meta),
    useMeeting((snapshot) => snapshot.record),
    useMeeting((snapshot) => snapshot.commitments),
  ]
  const rows = useMemo(() => ticketRows({ meta, record, commitments }), [meta, record, commitments])
  const apply = (updates: readonly ActionUpdate[]): void => {
    const changed = applyTicketUpdates(session.doc, updates, localDate(session.clock.now()))
    onClose()
    const { undo } = session
    const { moves } = undo
    const undoing: ToastAction = {
      label: 'Undo',
      run: () => void undo.undo(),
      // After any further step, the button would undo a different one.
      isLive: () => undo.moves === moves,
      watch: undo.subscribe.bind(undo),
    }
    toast(changedText(changed, updates.length), changed > 0 ? undoing : undefined)
  }
  return <TicketUpdateDialog rows={rows} onApply={apply} onClose={onClose} />
}

const changedText = (changed: number, wanted: number): string =>
  changed === wanted
    ? `Updated ${countText(changed, 'action')}.`
    : `Updated ${countText(changed, 'action')}. Others were changed by somebody else meanwhile and stay as they are.`
