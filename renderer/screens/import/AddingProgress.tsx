import { numberText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import styles from './ImportPreview.module.css'
import { usePreview } from './preview-context'

/** How many rows were added, and the button that takes them back. */
export const AddingProgress = ({ onStop }: { onStop: () => void }) => {
  const added = usePreview((state) => state.added)
  return (
    <div className={styles.reading}>
      <p id="import-adding">{`Adding ${numberText(added?.done ?? 0)} of ${numberText(added?.total ?? 0)} rows`}</p>
      <progress aria-labelledby="import-adding" value={added?.done} max={Math.max(1, added?.total ?? 1)} />
      <Button autoFocus onClick={onStop}>
        Stop
      </Button>
    </div>
  )
}
