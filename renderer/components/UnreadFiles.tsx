import { dismissUnreadFile, isForeign, type UnreadFile, useUnreadFiles } from '../stores/unread-files'
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
            {isForeign(file) ? <ForeignFile file={file} /> : <p>{file.failure.sentence}</p>}
          </div>
          <Button size="small" look="quiet" onClick={() => dismissUnreadFile(file.id)}>
            Dismiss
          </Button>
        </div>
      ))}
    </section>
  )
}

const ForeignFile = ({ file: { fileName, isText, failure } }: { file: UnreadFile }) => {
  const safe = 'It isn’t a Debrief document. The file is unchanged, and so is everything here.'
  if (failure.code === 'empty') return <p>{failure.sentence}</p>
  if (!isText)
    return (
      <p>{safe} To use what it shows, add an event for it to the timeline and put a link to the file under Evidence.</p>
    )
  return (
    <>
      <p>
        {safe} To add its entries to a timeline, copy its lines and paste them into New event, or use the command line:
      </p>
      <code className={styles.command}>{`debrief import --into meeting.debrief.json ${quoted(fileName)}`}</code>
    </>
  )
}

/** A file's name, quoted for a shell. */
const quoted = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`)
