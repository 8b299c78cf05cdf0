import { Share } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { createReport, dateText, reportTitle } from '../../../shared/document/report'
import { isFinished } from '../../../shared/meeting/commitments'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { Page } from '../../components/Page'
import { ReportBlocks } from '../../components/ReportBlocks'
import { Schedule } from '../../components/Schedule'
import { StatusSelect } from '../../components/StatusSelect'
import { useRemainingFindings } from '../../language/use-remaining-findings'
import { lazyWithPreload } from '../../lazy-with-preload'
import { localDate } from '../../local-date'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { showRow } from '../../stores/reveal'
import { DraftsOffered } from './DraftsOffered'
import { Gaps } from './Gaps'
import { ReportComments } from './ReportComments'
import styles from './ReportScreen.module.css'
import { Revisions } from './revisions/Revisions'
import { usePublication } from './revisions/use-publication'
import { UpdateFromTickets } from './UpdateFromTickets'
import { usePrintedReport } from './use-printed-report'
import { WordingToReview } from './WordingToReview'

const ExportDialog = lazyWithPreload(() => import('./ExportDialog').then((module) => module.ExportDialog))

/** The finished report, with its exports and what is still open. */
export const ReportScreen = () => {
  const { session } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  const [isExporting, setIsExporting] = useState(false)
  const wording = useRemainingFindings()
  const publication = usePublication()
  const blocks = useMemo(
    () => createReport(snapshot, session.clock.now(), { publication }),
    [snapshot, session, publication],
  )
  const print = usePrintedReport(snapshot, { publication })
  const exporting: Command = {
    id: 'export',
    label: 'Export',
    group: 'This page',
    keys: 'Mod+E',
    menu: 'export',
    run: () => setIsExporting(true),
  }
  const printing: Command = {
    id: 'print',
    label: 'Print',
    group: 'This page',
    menu: 'print',
    run: () => void print(),
  }
  useCommands([exporting, printing])
  return (
    <Page>
      <div className={styles.screen}>
        <main className={styles.paper} id="main">
          <h1 className={styles.title} dir="auto">
            {reportTitle(snapshot)}
          </h1>
          <ReportBlocks blocks={blocks} />
        </main>
        <aside className={styles.side} aria-label="Follow up">
          <StatusSelect />
          <CommandButton command={exporting} icon={<Share />} look="primary" />
          <Revisions publication={publication} />
          <DraftsOffered />
          <ReportComments />
          <Schedule isShort heading={<h2 className={styles.scheduleTitle}>What comes next</h2>} />
          <OpenActions />
          <WordingToReview {...wording} />
          <Gaps />
        </aside>
        {isExporting && (
          <Suspense fallback={null}>
            <ExportDialog
              snapshot={snapshot}
              publication={publication}
              toReview={wording.findings.length}
              onClose={() => setIsExporting(false)}
            />
          </Suspense>
        )}
      </div>
    </Page>
  )
}

/** Open actions, each a link to its row, where it can be edited. */
const OpenActions = () => {
  const { session } = useOpenMeeting()
  const commitments = useMeeting((snapshot) => snapshot.commitments)
  const open = commitments.filter((one) => !isFinished(one))
  const today = localDate(session.clock.now())
  return (
    <section>
      <h2 className={styles.sideTitle}>
        {open.length === 0 ? 'No open actions' : `${open.length} open action${open.length === 1 ? '' : 's'}`}
      </h2>
      <ul className={styles.list}>
        {open.map((one) => (
          <li key={one.id}>
            <a
              href={`#${one.id}`}
              dir="auto"
              onClick={(event) => {
                event.preventDefault()
                showRow(document, one.id)
              }}
            >
              {one.text || 'Untitled action'}
            </a>
            <span>
              {one.owner || 'No owner'}
              {one.due && ` · ${dateText(Date.parse(one.due))}`}
              {one.due && one.due < today && <em className={styles.overdue}> · overdue</em>}
            </span>
          </li>
        ))}
      </ul>
      {commitments.length > 0 && <UpdateFromTickets />}
    </section>
  )
}
