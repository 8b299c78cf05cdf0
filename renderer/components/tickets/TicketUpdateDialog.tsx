import { FileText } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TicketRow } from '../../../shared/document/tickets'
import { type ActionUpdate, readTickets, type Ticket } from '../../../shared/document/tickets/read'
import { decodeText, ImportError } from '../../../shared/libs/timeline-import'
import { countText } from '../../../shared/meeting/format'
import { platform } from '../../platform'
import { Button } from '../Button'
import { Dialog } from '../Dialog'
import { PasteField } from '../PasteField'
import { planSummary, TicketPlanView } from './TicketPlanView'
import styles from './TicketUpdate.module.css'
import { useTicketPlan } from './use-ticket-plan'

type Props = {
  /** The actions as they are now. */
  rows: readonly TicketRow[]
  onApply: (updates: readonly ActionUpdate[]) => void
  onClose: () => void
}

const none: readonly Ticket[] = []

/** The text of a file; a sentence that says what to do if it is none. */
const decode = (bytes: Uint8Array): { text: string } | { problem: string } => {
  try {
    return { text: decodeText(bytes) }
  } catch (error) {
    if (error instanceof ImportError) return { problem: 'This is not a text file. Export the tickets as CSV or JSON.' }
    throw error
  }
}

/** Reads the status of tickets from what a tracker has exported, and shows every change before it is made. */
export const TicketUpdateDialog = ({ rows, onApply, onClose }: Props) => {
  const [tickets, setTickets] = useState<readonly Ticket[]>()
  const state = useTicketPlan(rows, tickets ?? none)
  const cancel = (
    <Button look="quiet" onClick={onClose}>
      Cancel
    </Button>
  )
  if (!tickets) return <TicketSource onRead={setTickets} onClose={onClose} cancel={cancel} />
  return (
    <Dialog
      title="Update from tickets"
      size="l"
      onClose={onClose}
      actions={
        <>
          {cancel}
          <Button onClick={() => setTickets(undefined)}>Another file</Button>
          <Button look="primary" disabled={state.count === 0} onClick={() => onApply(state.updates)}>
            {state.count === 0 ? 'Nothing to apply' : `Apply ${countText(state.count, 'change')}`}
          </Button>
        </>
      }
    >
      <Preview state={state} tickets={tickets.length} />
    </Dialog>
  )
}

const Preview = ({ state, tickets }: { state: ReturnType<typeof useTicketPlan>; tickets: number }) => {
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => scroller.current?.focus(), [])
  return (
    <>
      <p role="status" className={styles.lead}>
        {planSummary(state, tickets)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard */}
      <section ref={scroller} className={styles.preview} tabIndex={0} aria-label="What the tickets say">
        <TicketPlanView state={state} />
      </section>
    </>
  )
}

type SourceProps = { onRead: (tickets: readonly Ticket[]) => void; onClose: () => void; cancel: ReactNode }

const TicketSource = ({ onRead, onClose, cancel }: SourceProps) => {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const read = (written: string): void => {
    const result = readTickets(written)
    if ('problem' in result) setProblem(result.problem)
    else onRead(result.tickets)
  }
  const choose = async (): Promise<void> => {
    const file = await platform.openFile({ name: 'Tickets', extensions: ['csv', 'tsv', 'txt', 'json'] })
    if (!file) return
    const decoded = decode(file.bytes)
    if ('problem' in decoded) setProblem(decoded.problem)
    else read(decoded.text)
  }
  return (
    <Dialog
      title="Update from tickets"
      size="l"
      onClose={onClose}
      actions={
        <>
          {cancel}
          <Button look="primary" disabled={text.trim() === ''} onClick={() => read(text)}>
            Read text
          </Button>
        </>
      }
    >
      <p className={styles.lead}>
        Take the status over from Jira, GitHub, GitLab or Linear. Nothing changes before you confirm it. Owners are
        never changed.
      </p>
      <ul className={styles.ways}>
        <li>Jira, Linear and GitLab: export the issues as CSV.</li>
        <li>
          GitHub: <code>gh issue list --state all --json number,title,state,stateReason,url,body</code>
        </li>
      </ul>
      <div className={styles.buttons}>
        <Button icon={<FileText />} onClick={() => void choose()}>
          Choose a file
        </Button>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <PasteField
        rows={6}
        value={text}
        placeholder={'Issue key,Summary,Status,Resolution\nOPS-7,Alert on replica lag,Done,Done'}
        onChange={setText}
      />
    </Dialog>
  )
}
