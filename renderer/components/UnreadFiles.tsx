import { dismissUnreadFile, useUnreadFiles } from '../stores/unread-files'
import { Button } from './Button'
import styles from './UnreadFiles.module.css'

/** The files that could not be opened, each with what is safe and what to do. They stay until dismissed. */
export const UnreadFiles = () => {
  const files = useUnreadFiles()
  if (files.length === 0) return null
  return (
    <section className={styles.files} aria-label="Files that could not be opened">
      {files.map((file) => (
        <div key={file.id} className={styles.file}>
          <div className={styles.words}>
            <p className={styles.title}>Debrief can’t open “{file.fileName}”.</p>
            <p>{file.failure.sentence}</p>
          </div>
          <Button size="small" look="quiet" onClick={() => dismissUnreadFile(file.id)}>
            Dismiss
          </Button>
        </div>
      ))}
    </section>
  )
}
