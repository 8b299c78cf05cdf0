import { numberText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import styles from './ImportPreview.module.css'
import { usePreview, usePreviewActions } from './preview-context'

/** How far reading is, and the button that ends it. */
export const ReadingProgress = () => {
  const { stop } = usePreviewActions()
  const reading = usePreview((state) => state.reading)
  const files = usePreview((state) => state.files.length)
  // How far the first file is cannot be told, and an empty bar would look as if nothing was happening.
  const done = reading && reading.done > 0 ? reading.done : undefined
  return (
    <div className={styles.reading}>
      <p id="import-reading">{files === 1 ? 'Reading the file…' : `Reading ${numberText(files)} files…`}</p>
      <progress aria-labelledby="import-reading" value={done} max={Math.max(1, reading?.total ?? 1)} />
      <p className={styles.readingName} dir="auto">
        {reading?.name}
      </p>
      <Button onClick={stop}>Stop</Button>
    </div>
  )
}
