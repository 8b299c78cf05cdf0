import { FileInput } from 'lucide-react'
import { Button } from '../../components/Button'
import { setChooserOpen } from '../../import/arrivals'
import styles from './Timeline.module.css'

/** The way from a chat, a log or a table to many events at once. */
export const AddRecords = () => (
  <div className={styles.records}>
    <Button look="quiet" size="small" icon={<FileInput />} keys="Alt+Shift+I" onClick={() => setChooserOpen(true)}>
      Add records
    </Button>
    <p>Chats, logs, alerts, tables: drop them here, or paste their text.</p>
  </div>
)
