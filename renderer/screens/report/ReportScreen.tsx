import { Share } from 'lucide-react'
import { Suspense, useMemo, useState } from 'react'
import { dataOfStage, surroundings } from '../../../shared/meeting'
import { record, statuses } from '../../../shared/record'
import { dateText, reportOf, reportTitle, statusLabels } from '../../../shared/report'
import { stages } from '../../../shared/stages'
import { CommandButton } from '../../commands/CommandButton'
import { type Command, useCommands } from '../../commands/registry'
import { Choice } from '../../components/Choice'
import { Page } from '../../components/Page'
import { ReportBlocks } from '../../components/ReportBlocks'
import { later } from '../../later'
import { useEditing, useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import styles from './ReportScreen.module.css'

const ExportDialog = later(() => import('./ExportDialog').then((module) => module.ExportDialog))

/** The finished page: to read, to hand on, and to see what is still open. */
export const ReportScreen = () => {
  const { session } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  const [isExporting, setIsExporting] = useState(false)
  const blocks = useMemo(() => reportOf(snapshot, session.clock.now()), [snapshot, session])
  const exporting: Command = {
    id: 'export',
    label: 'Export',
    group: 'This page',
    keys: 'Mod+E',
    menu: 'export',
    run: () => setIsExporting(true),
  }
  useCommands([exporting])
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
          <Status />
          <CommandButton command={exporting} icon={<Share />} look="primary" />
          <Open />
          <Missing />
        </aside>
        {isExporting && (
          <Suspense fallback={null}>
            <ExportDialog blocks={blocks} onClose={() => setIsExporting(false)} />
          </Suspense>
        )}
      </div>
    </Page>
  )
}

const Status = () => {
  const { doc, isReadOnly } = useEditing()
  const status = useMeeting((snapshot) => snapshot.record.status)
  return (
    <Choice
      label="Status"
      value={status}
      isDisabled={isReadOnly}
      options={statuses.map((value) => ({ value, label: statusLabels[value] }))}
      onChange={(next) => record.change(doc, { status: next })}
    />
  )
}

const Open = () => {
  const commitments = useMeeting((snapshot) => snapshot.commitments)
  const open = commitments.filter((one) => !one.isDone && !one.isDropped)
  return (
    <section>
      <h2 className={styles.sideTitle}>
        {open.length === 0 ? 'No open actions' : `${open.length} open action${open.length === 1 ? '' : 's'}`}
      </h2>
      <ul className={styles.list}>
        {open.map((one) => (
          <li key={one.id} dir="auto">
            {one.text || 'An action without words'}
            <span>
              {one.owner || 'nobody yet'}
              {one.due && ` · ${dateText(Date.parse(one.due))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const mostShown = 12

/** What the stages would still ask for before this is called complete. */
const Missing = () => {
  const { session } = useOpenMeeting()
  const snapshot = useMeeting((all) => all)
  const missing = useMemo(() => {
    const around = surroundings(snapshot, session.clock.now())
    return stages.flatMap((stage) =>
      stage.problems(dataOfStage(snapshot, stage), around).map((problem) => ({ stage: stage.title, ...problem })),
    )
  }, [snapshot, session])
  if (missing.length === 0) return null
  return (
    <section>
      <h2 className={styles.sideTitle}>What could still be filled in</h2>
      <ul className={styles.list}>
        {missing.slice(0, mostShown).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
          <li key={index}>
            {one.sentence}
            <span>{one.stage}</span>
          </li>
        ))}
      </ul>
      {missing.length > mostShown && <p className={styles.more}>and {missing.length - mostShown} more</p>}
    </section>
  )
}
