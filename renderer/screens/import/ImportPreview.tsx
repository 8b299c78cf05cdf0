import { useMemo } from 'react'
import { UnreadFiles } from '../../components/UnreadFiles'
import { useFrames } from '../../components/use-frames'
import { useMedia } from '../../components/use-media'
import { isSectionTaken } from '../../import/chosen'
import type { PreviewRow } from '../../import/preview-rows'
import type { Pane } from '../../import/preview-store'
import { AddingProgress } from './AddingProgress'
import styles from './ImportPreview.module.css'
import { NothingFound } from './NothingFound'
import { PreviewWindow } from './PreviewWindow'
import { usePreview, usePreviewActions } from './preview-context'
import { ReadingProgress } from './ReadingProgress'
import { RowDetails } from './RowDetails'
import { RowsTable } from './RowsTable'
import { describeAllThere } from './row-texts'
import { SelectionBar } from './SelectionBar'
import { SourceList } from './SourceList'

type Props = {
  /** Why nothing can be added now. */
  blocked: string | undefined
  onAdd: () => void
  /** Ends adding, and takes back what was added so far. */
  onStop: () => void
  onCancel: () => void
  onMoreFiles: () => void
}

const TWO_PANES_QUERY = '(min-width: 800px) and (max-width: 1199px)'

const panes: readonly { id: Pane; label: string }[] = [
  { id: 'rows', label: 'Rows' },
  { id: 'sources', label: 'Sources' },
  { id: 'row', label: 'Details' },
]

/** Everything that records would add, as a window over the document, before any of it is written. */
export const ImportPreview = ({ blocked, onAdd, onStop, onCancel, onMoreFiles }: Props) => {
  const preview = usePreviewActions()
  const phase = usePreview((state) => state.phase)
  const pane = usePreview((state) => state.pane)
  // A table without rows is shown too: its columns may have been misread.
  const hasContent = usePreview(
    ({ plan }) => plan.rows.length > 0 || plan.sections.length > 0 || plan.sources.some(({ columns }) => columns),
  )
  const notice = useNotice()
  const failure = usePreview((state) => state.failure)
  // With room for two, sources and details take turns beside the rows.
  const hasTwo = useMedia(TWO_PANES_QUERY)
  const shown = hasTwo && pane === 'rows' ? 'sources' : pane
  return (
    <PreviewWindow
      isBlocked={blocked !== undefined}
      onAdd={onAdd}
      onStop={onStop}
      onCancel={onCancel}
      onMoreFiles={onMoreFiles}
    >
      <UnreadFiles />
      {phase === 'adding' ? (
        <div className={styles.alone}>
          <AddingProgress onStop={onStop} />
        </div>
      ) : !hasContent ? (
        <div className={styles.alone}>{phase === 'reading' ? <ReadingProgress /> : <NothingFound />}</div>
      ) : (
        <>
          <fieldset className={styles.panes} aria-label="Parts of the preview">
            {panes.map(({ id, label }) => (
              <button key={id} type="button" aria-pressed={shown === id} onClick={() => preview.showPane(id)}>
                {label}
              </button>
            ))}
          </fieldset>
          <PreviewParts notice={blocked ?? failure ?? notice} />
        </>
      )}
    </PreviewWindow>
  )
}

/** Sources, rows and details side by side, each drawn for the first time in a frame of its own. */
const PreviewParts = ({ notice }: { notice: string | undefined }) => {
  const pane = usePreview((state) => state.pane)
  const hasRows = usePreview(({ rows }) => rows.length > 0)
  const frame = useFrames(3)
  return (
    <div className={styles.columns} data-pane={pane}>
      {frame > 1 ? <SourceList /> : <div />}
      <section className={styles.middle} aria-label="Rows">
        <p className={styles.notice} role="status">
          {notice}
        </p>
        {!hasRows ? <NothingFound /> : frame > 0 ? <RowsTable /> : <div className={styles.rowsToCome} />}
        {hasRows && <SelectionBar />}
      </section>
      {frame > 2 ? <RowDetails /> : <div />}
    </div>
  )
}

/** Why none of the rows is taken, some of which are not in the timeline yet. */
const explainNoneTaken = (rows: readonly PreviewRow[]): string => {
  const rest = rows.filter(({ planned }) => planned.state !== 'imported')
  const areBots = rest.every(({ event }) => event.bot)
  if (rest.length < rows.length)
    return areBots
      ? 'All rows are already in the timeline, except those from bots.'
      : 'All rows are already in the timeline, except those left out.'
  return areBots
    ? 'Bots wrote all of these rows, so they are left out. Take the ones that belong in the timeline.'
    : 'All rows are left out. Take the ones that belong in the timeline.'
}

/** What all rows have in common, if that needs saying. */
const useNotice = (): string | undefined => {
  const rows = usePreview((state) => state.rows)
  const hasSections = usePreview((state) => state.plan.sections.some((one) => isSectionTaken(one, state)))
  return useMemo(() => {
    if (rows.length === 0 || rows.some(({ isTaken }) => isTaken)) return undefined
    if (rows.every(({ planned }) => planned.state === 'imported')) return describeAllThere(rows.length)
    return hasSections ? undefined : explainNoneTaken(rows)
  }, [rows, hasSections])
}
