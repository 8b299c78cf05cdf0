import { exportFileName } from '../../../shared/document/exports/file-name'
import { type TicketFormat, type TicketRow, writeTickets } from '../../../shared/document/tickets'
import { copy } from '../../clipboard'
import { platform } from '../../platform'
import { Dialog } from '../Dialog'
import { toast } from '../Toasts'
import { TicketChoice } from './TicketChoice'

type Props = {
  rows: readonly TicketRow[]
  /** What the file is called before what it is for. */
  name: string
  onClose: () => void
}

/** Writes actions of any number of postmortems for a tracker or a calendar. */
export const TicketFilesDialog = ({ rows, name, onClose }: Props) => {
  const write = (format: TicketFormat): string => writeTickets(format, rows, Date.now())
  const save = async (format: TicketFormat): Promise<void> => {
    const fileName = exportFileName(name, format.extension, format.part)
    if (!(await platform.saveFile(fileName, write(format), format.mediaType))) return
    onClose()
    toast(`Saved: ${fileName}`)
  }
  const copyText = async (format: TicketFormat): Promise<void> => {
    const isCopied = await copy({ text: write(format) })
    onClose()
    toast(isCopied ? `Copied: ${format.label}.` : 'The browser didn’t allow copying. Save it as a file instead.')
  }
  return (
    <Dialog title="Export actions" onClose={onClose}>
      <TicketChoice rows={rows} onSave={(format) => void save(format)} onCopy={(format) => void copyText(format)} />
    </Dialog>
  )
}
