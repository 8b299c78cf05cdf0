import { useMemo, useState } from 'react'
import { dataOfStage, type Snapshot, toMeeting } from '../../../shared/document'
import { type ExportFormat, type ExportSource, exportFileName, exportFormats } from '../../../shared/document/exports'
import { reportTitle } from '../../../shared/document/report'
import type { Publication } from '../../../shared/document/revisions'
import { type TicketFormat, ticketRows } from '../../../shared/document/tickets'
import { countOpenThreads } from '../../../shared/meeting/comments'
import { stages } from '../../../shared/stages'
import type { ReportOptions } from '../../../shared/stages/contract'
import { copy } from '../../clipboard'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { type ToastAction, toast } from '../../components/Toasts'
import { TicketChoice } from '../../components/tickets/TicketChoice'
import { host } from '../../host'
import { platform } from '../../platform'
import { useOpenMeeting } from '../../stores/meeting-context'
import { createCopy } from '../document/create-copy'
import styles from './ExportDialog.module.css'
import { ExportGroup, ExportWay } from './ExportGroup'
import { ExportOptions } from './ExportOptions'
import { PdfExport } from './PdfExport'
import { PublicEdition } from './PublicEdition'
import { useRevisions } from './revisions/use-revisions'
import { usePublicEdition } from './use-public-edition'
import { showWordingToReview } from './WordingToReview'

/** What is exported, by kind: what readers want first. Tickets are one choice, and data is only for the command line. */
const groups = [
  { id: 'report', title: 'Report' },
  { id: 'message', title: 'Messages' },
  { id: 'table', title: 'Tables' },
  { id: 'drawing', title: 'Drawings' },
  { id: 'schedule', title: 'Schedule' },
] as const satisfies readonly { id: Exclude<ExportFormat['group'], 'ticket' | 'data'>; title: string }[]

const hasOpenComments = (snapshot: Snapshot): boolean => countOpenThreads(snapshot).size > 0

type Props = {
  snapshot: Snapshot
  /** How many passages this person may want to review first. */
  toReview: number
  publication?: Publication | undefined
  onClose: () => void
}

/** Exports the postmortem: for a wiki, for programs and other copies of Debrief, for print. */
export const ExportDialog = ({ snapshot, toReview, publication, onClose }: Props) => {
  const { session, isReadOnly } = useOpenMeeting()
  const [options, setOptions] = useState<ReportOptions>({})
  const starred = stages.reduce((sum, stage) => sum + (stage.starred?.(dataOfStage(snapshot, stage)) ?? 0), 0)

  const original = useMemo(
    (): ExportSource => ({ snapshot, content: () => toMeeting(session.doc), now: session.clock.now() }),
    [snapshot, session],
  )
  const [hasComments, setHasComments] = useState(false)
  const edition = usePublicEdition(original)
  const getSource = (): ExportSource =>
    edition.publish({ ...original, now: session.clock.now(), options: { ...options, publication }, hasComments })
  const { publish } = useRevisions()
  /** What goes to readers may be what is published now; only the person knows. */
  const publishing: ToastAction = { label: 'Mark as published', run: publish }
  const canPublish = ({ group, isForColleagues }: ExportFormat): boolean =>
    group === 'report' && !isForColleagues && !isReadOnly && !edition.isOn
  const save = async (fileName: string, content: string | Uint8Array, mediaType: string): Promise<boolean> => {
    const isSaved = await platform.saveFile(fileName, content, mediaType)
    if (isSaved) onClose()
    return isSaved
  }
  const saveJson = async (): Promise<void> => {
    const file = await host.call('document.file', { id: session.documentId })
    // The page has the whole document, even without its host.
    const { fileName, text } = file.ok ? file.value : createCopy(session.doc, session.clock.now())
    await save(fileName, text, 'application/json')
  }
  const saveAs = async (format: ExportFormat, content?: Uint8Array): Promise<void> => {
    const source = getSource()
    const name = exportFileName(reportTitle(source.snapshot), format.extension, format.part)
    const isSaved = await save(name, content ?? format.render(source), format.mediaType)
    if (isSaved && canPublish(format)) toast(`Saved: ${name}`, publishing)
  }
  const copyAs = async (format: ExportFormat): Promise<void> => {
    const source = getSource()
    const isCopied = await copy(format.renderForClipboard?.(source) ?? { text: format.render(source) })
    onClose()
    if (!isCopied) toast('The browser didn’t allow copying. Save it as a file instead.')
    else toast(`Copied: ${format.label}.`, canPublish(format) ? publishing : undefined)
  }
  /** A file for a tracker is an export as any other. */
  const withExport =
    (run: (format: ExportFormat) => Promise<void>) =>
    ({ id }: TicketFormat): void => {
      const format = exportFormats.find((one) => one.id === id)
      if (format) void run(format)
    }
  return (
    <Dialog title="Export" onClose={onClose} size="l">
      {toReview > 0 && (
        <p className={styles.review}>
          {toReview === 1
            ? 'Readers may hear one passage as blame.'
            : `Readers may hear ${toReview} passages as blame.`}{' '}
          <Button
            size="small"
            onClick={() => {
              onClose()
              requestAnimationFrame(showWordingToReview)
            }}
          >
            {toReview === 1 ? 'Look at it first' : 'Look at them first'}
          </Button>
        </p>
      )}
      <ExportOptions options={options} starred={starred} onChange={setOptions}>
        <label>
          <input
            type="checkbox"
            checked={edition.isOn}
            disabled={!edition.canTurnOn}
            onChange={({ target }) => edition.setIsOn(target.checked)}
          />
          Public edition, with stand-ins for names
        </label>
        {!edition.isOn && hasOpenComments(snapshot) && (
          <label>
            <input type="checkbox" checked={hasComments} onChange={({ target }) => setHasComments(target.checked)} />
            Open comments with names, on the web page to comment on
          </label>
        )}
      </ExportOptions>
      {edition.isOn && (
        <PublicEdition mentions={edition.mentions} decisions={edition.decisions} onChange={edition.change} />
      )}
      {groups.map(({ id, title: kind }) => (
        <ExportGroup key={id} title={kind}>
          {exportFormats
            .filter(({ group, isForColleagues }) => group === id && !(isForColleagues && edition.isOn))
            .map((format) =>
              format.isPrinted ? (
                <PdfExport
                  key={format.id}
                  format={format}
                  render={() => format.render(getSource())}
                  onMade={(bytes) => void saveAs(format, bytes)}
                />
              ) : (
                <ExportWay key={format.id} label={format.label} description={format.description}>
                  <Button aria-label={`Save ${format.label}`} onClick={() => void saveAs(format)}>
                    Save
                  </Button>
                  <Button aria-label={`Copy ${format.label}`} onClick={() => void copyAs(format)}>
                    Copy
                  </Button>
                </ExportWay>
              ),
            )}
        </ExportGroup>
      ))}
      <ExportGroup title="Tickets and calendar">
        <li>
          <TicketChoice rows={ticketRows(snapshot)} onSave={withExport(saveAs)} onCopy={withExport(copyAs)} />
        </li>
      </ExportGroup>
      {edition.isOn ? (
        <p className={styles.original}>The Debrief file contains the original, so it isn’t offered here.</p>
      ) : (
        <ExportGroup title="Document">
          <ExportWay
            label="Debrief file (JSON)"
            description="The document itself. Anyone with Debrief can open it; if they already have it, their copy is merged."
          >
            <Button aria-label="Save JSON" onClick={() => void saveJson()}>
              Save
            </Button>
          </ExportWay>
        </ExportGroup>
      )}
    </Dialog>
  )
}
