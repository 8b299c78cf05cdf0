import { FileText, Folder } from 'lucide-react'
import { useState } from 'react'
import { addRecords } from '../../commands/library'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { PasteField } from '../../components/PasteField'
import { reportUnreadable } from '../../components/use-dropped-files'
import { isChooserOpen, pastedFile, setChooserOpen, useHasOpenDocument } from '../../import/arrivals'
import { chooseFiles } from '../../import/collect-files'
import styles from './RecordsDialog.module.css'

/** Asks for records: files, a folder, or text. */
export const RecordsDialog = () => {
  const hasDocument = useHasOpenDocument()
  const [text, setText] = useState('')
  const close = (): void => setChooserOpen(false)
  const choose = async (kind: 'files' | 'folder'): Promise<void> => {
    const collected = await chooseFiles(kind)
    // Reading may take a while, in which the person can cancel.
    if (!collected || !isChooserOpen()) return
    const files = reportUnreadable(collected)
    if (files.length === 0) return
    close()
    await addRecords(files)
  }
  const read = (): void => {
    close()
    void addRecords([pastedFile(text)])
  }
  return (
    <Dialog
      title={hasDocument ? 'Add records to the timeline' : 'New postmortem from records'}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabled={text.trim() === ''} onClick={read}>
            Read text
          </Button>
        </>
      }
    >
      <p className={styles.lead}>
        Chat exports, transcripts, alerts, logs, tables, commits and earlier postmortems. You see every row before
        anything is added.
      </p>
      <div className={styles.buttons}>
        <Button icon={<FileText />} onClick={() => void choose('files')}>
          Choose files
        </Button>
        <Button icon={<Folder />} onClick={() => void choose('folder')}>
          Choose a folder
        </Button>
        <p className={styles.hint}>or drop them here</p>
      </div>
      <PasteField
        rows={8}
        value={text}
        placeholder={'14:31 Checkout errors rise above 5%\n14:40 Rolled back'}
        onChange={setText}
      />
    </Dialog>
  )
}
