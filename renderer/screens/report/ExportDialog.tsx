import { type Block, reportTitle, toMarkdown } from '../../../shared/document/report'
import { copyText } from '../../clipboard'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { toast } from '../../components/Toasts'
import { host } from '../../host'
import { platform } from '../../platform'
import { useMeeting, useOpenMeeting } from '../../stores/meeting-context'
import { copyOf } from '../document/save-copy'
import styles from './ExportDialog.module.css'

const fileNameOf = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'postmortem'

/** The ways out of the app: for a wiki, for programs and other copies of Debrief, for paper. */
export const ExportDialog = ({ blocks, onClose }: { blocks: readonly Block[]; onClose: () => void }) => {
  const { session } = useOpenMeeting()
  const title = useMeeting(reportTitle)
  const name = fileNameOf(title)

  const save = async (fileName: string, text: string): Promise<void> => {
    if (await platform.saveFile(fileName, text)) onClose()
  }
  const saveJson = async (): Promise<void> => {
    const file = await host.call('document.file', { id: session.documentId })
    // Without its host the page still has all of the document.
    const copy = file.ok ? file.value : copyOf(session.doc, session.clock.now())
    await save(copy.fileName, copy.text)
  }
  const copy = async (): Promise<void> => {
    const isCopied = await copyText(toMarkdown(title, blocks))
    onClose()
    toast(isCopied ? 'Report copied.' : 'The browser didn’t allow copying. Save the report instead.')
  }
  return (
    <Dialog title="Export" onClose={onClose}>
      <ul className={styles.ways}>
        <li>
          <div>
            <h3>Markdown</h3>
            <p>The whole report, for a wiki or a repository.</p>
          </div>
          <Button onClick={() => void save(`${name}.md`, toMarkdown(title, blocks))}>Save Markdown</Button>
          <Button onClick={() => void copy()}>Copy</Button>
        </li>
        <li>
          <div>
            <h3>JSON</h3>
            <p>The document itself. Anyone with Debrief can open it; if they already have it, their copy is merged.</p>
          </div>
          <Button onClick={() => void saveJson()}>Save JSON</Button>
        </li>
        <li>
          <div>
            <h3>Paper or PDF</h3>
            <p>The report as printed pages.</p>
          </div>
          <Button
            onClick={() => {
              onClose()
              requestAnimationFrame(() => void platform.printPdf(name))
            }}
          >
            Print
          </Button>
        </li>
      </ul>
    </Dialog>
  )
}
