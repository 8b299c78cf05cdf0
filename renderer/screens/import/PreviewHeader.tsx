import { Plus } from 'lucide-react'
import { type Ref, useMemo } from 'react'
import { countText, numberText } from '../../../shared/meeting/format'
import type { Keys } from '../../commands/keys'
import { Button } from '../../components/Button'
import { PHONE_QUERY, useMedia } from '../../components/use-media'
import { eventRows, isSectionTaken } from '../../import/chosen'
import styles from './ImportPreview.module.css'
import { countNotTaken, NOT_TAKEN_ID } from './not-taken'
import { usePreview, usePreviewActions } from './preview-context'

/** The keys of the button that adds; no shortcuts of the app work in a dialog. */
export const ADD_KEYS: Keys = 'Mod+Enter'

type Props = {
  addButton: Ref<HTMLButtonElement>
  blocked: string | undefined
  onAdd: () => void
  onCancel: () => void
  onMoreFiles: () => void
}

/** What was read, in numbers, and the one press that adds it. */
export const PreviewHeader = ({ addButton, blocked, onAdd, onCancel, onMoreFiles }: Props) => {
  const phase = usePreview((state) => state.phase)
  const sources = usePreview(({ plan }) => plan.sources.length)
  const rows = usePreview((state) => state.rows)
  const notTaken = usePreview(countNotTaken)
  const added = useMemo(() => eventRows(rows).length, [rows])
  const texts = usePreview(
    ({ plan, sectionChoices }) => plan.sections.filter((one) => isSectionTaken(one, sectionChoices)).length,
  )
  const { showPane } = usePreviewActions()
  const showNotTaken = (): void => {
    showPane('sources')
    // On a narrow window, the list is there once its part is shown.
    requestAnimationFrame(() => document.getElementById(NOT_TAKEN_ID)?.focus())
  }
  const isPhone = useMedia(PHONE_QUERY)
  const isReading = phase === 'reading'
  const isAdding = phase === 'adding'
  const isSettling = usePreview((state) => state.isSettling)
  const numbers = [countText(sources, 'source'), countText(rows.length, 'row')]
  return (
    <header className={styles.top}>
      <div className={styles.heading}>
        <h2 id="import-title" className={styles.title}>
          Add to timeline
        </h2>
        <p className={styles.numbers}>
          {isReading
            ? 'Reading…'
            : isSettling
              ? `Updating ${countText(rows.length, 'row')}…`
              : sources > 0 && numbers.join(' · ')}
          {!isReading && !isSettling && !isAdding && notTaken > 0 && (
            <button type="button" className={styles.notTaken} onClick={showNotTaken}>
              {numberText(notTaken)} not taken
            </button>
          )}
        </p>
      </div>
      <div className={styles.actions}>
        <Button
          look="quiet"
          icon={<Plus />}
          label={isPhone ? 'More files' : undefined}
          disabled={isAdding}
          onClick={onMoreFiles}
        >
          {isPhone ? undefined : 'More files'}
        </Button>
        <Button onClick={onCancel} keys="Escape" disabled={isAdding}>
          Cancel
        </Button>
        <Button
          ref={addButton}
          look="primary"
          keys={ADD_KEYS}
          disabled={blocked !== undefined || isReading || isSettling || isAdding || added + texts === 0}
          onClick={onAdd}
        >
          {added === 0 && texts > 0 ? `Add ${countText(texts, 'text')}` : `Add ${countText(added, 'row')}`}
        </Button>
      </div>
    </header>
  )
}
