import { Plus } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { countText, numberText } from '../../../shared/meeting/format'
import { Button } from '../../components/Button'
import { ReviewWindow } from '../../components/ReviewWindow'
import { PHONE_QUERY, useMedia } from '../../components/use-media'
import { eventRows, isSectionTaken } from '../../import/chosen'
import styles from './ImportPreview.module.css'
import { countNotTaken, NOT_TAKEN_ID } from './not-taken'
import { usePreview, usePreviewActions } from './preview-context'

type Props = {
  /** Whether nothing can be added now. */
  isBlocked: boolean
  onAdd: () => void
  /** Ends adding, and takes back what was added so far. */
  onStop: () => void
  onCancel: () => void
  onMoreFiles: () => void
  children: ReactNode
}

/** The window of the preview: what was read, in numbers, and the one press that adds it. */
export const PreviewWindow = ({ isBlocked, onAdd, onStop, onCancel, onMoreFiles, children }: Props) => {
  const phase = usePreview((state) => state.phase)
  const rows = usePreview((state) => state.rows)
  const added = useMemo(() => eventRows(rows).length, [rows])
  const texts = usePreview((state) => state.plan.sections.filter((one) => isSectionTaken(one, state)).length)
  const isPhone = useMedia(PHONE_QUERY)
  const isAdding = phase === 'adding'
  const isSettling = usePreview((state) => state.isSettling)
  const isBusy = phase === 'reading' || isSettling || isAdding
  return (
    <ReviewWindow
      title="Add to timeline"
      numbers={<PreviewNumbers />}
      buttons={
        <Button
          look="quiet"
          icon={<Plus />}
          label={isPhone ? 'More files' : undefined}
          disabled={isAdding}
          onClick={onMoreFiles}
        >
          {isPhone ? undefined : 'More files'}
        </Button>
      }
      submitLabel={added === 0 && texts > 0 ? `Add ${countText(texts, 'text')}` : `Add ${countText(added, 'row')}`}
      canSubmit={!isBlocked && !isBusy && added + texts > 0}
      onSubmit={onAdd}
      canCancel={!isAdding}
      onCancel={onCancel}
      onEscape={isAdding ? onStop : onCancel}
      takesRecords
    >
      {children}
    </ReviewWindow>
  )
}

const PreviewNumbers = () => {
  const phase = usePreview((state) => state.phase)
  const sources = usePreview(({ plan }) => plan.sources.length)
  const rows = usePreview((state) => state.rows.length)
  const notTaken = usePreview(countNotTaken)
  const isSettling = usePreview((state) => state.isSettling)
  const { showPane } = usePreviewActions()
  const showNotTaken = (): void => {
    showPane('sources')
    // On a narrow window, the list is there once its part is shown.
    requestAnimationFrame(() => document.getElementById(NOT_TAKEN_ID)?.focus())
  }
  if (phase === 'reading') return 'Reading…'
  if (isSettling) return `Updating ${countText(rows, 'row')}…`
  return (
    <>
      {sources > 0 && [countText(sources, 'source'), countText(rows, 'row')].join(' · ')}
      {phase !== 'adding' && notTaken > 0 && (
        <button type="button" className={styles.notTaken} onClick={showNotTaken}>
          {numberText(notTaken)} not taken
        </button>
      )}
    </>
  )
}
