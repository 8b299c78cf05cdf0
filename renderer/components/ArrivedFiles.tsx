import { useCallback, useEffect, useId, useMemo } from 'react'
import { peekTitle } from '../../shared/file'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { addRecords, importFile, isPostmortem, toText } from '../commands/library'
import { askAboutPostmortems, endPostmortemQuestion, useAskedPostmortem } from '../import/arrivals'
import { lazyWithPreload } from '../lazy-with-preload'
import { platform } from '../platform'
import { endMergeQuestion, useAskedMerge, useComparing } from '../stores/merge-preview'
import styles from './ArrivedFiles.module.css'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Overlay } from './Overlay'
import { useDroppedFiles } from './use-dropped-files'

const MergePreview = lazyWithPreload(() => import('./MergePreview').then((module) => module.MergePreview))

/** A file's size in words. */
const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/**
 * Takes what was opened from outside, dropped or pasted. It asks about each postmortem, one after the other: nothing is
 * added to the library without asking, whatever its name is. Everything else is records.
 */
export const ArrivedFiles = () => {
  const take = useCallback((files: readonly OpenedFile[]): void => {
    const postmortems = files.filter(isPostmortem)
    const records = files.filter((file) => !postmortems.includes(file))
    askAboutPostmortems(postmortems)
    if (records.length > 0) void addRecords(records)
  }, [])
  useEffect(() => platform.onOpenFile((file) => take([file])), [take])
  useDroppedFiles(take)
  const merge = useAskedMerge()
  const asked = useAskedPostmortem()
  const comparing = useComparing()
  if (comparing) return <ComparingDialog {...comparing} />
  if (merge) {
    return (
      <Overlay message="The changes could not be shown." onFail={endMergeQuestion}>
        <MergePreview key={merge.id} {...merge} />
      </Overlay>
    )
  }
  return asked ? <AddFileDialog key={asked.name} file={asked} /> : null
}

/** While the host compares a large file with the copy in the library, for which it may take seconds. */
const ComparingDialog = ({ name, stop }: { name: string; stop: () => void }) => {
  const label = useId()
  return (
    <Dialog title="Comparing" size="s" isBare isLate onClose={stop}>
      <div className={styles.comparing}>
        <p id={label}>Comparing with your library…</p>
        <progress aria-labelledby={label} />
        <p className={styles.hint} dir="auto">
          {name}
        </p>
        <Button onClick={stop}>Stop</Button>
      </div>
    </Dialog>
  )
}

const AddFileDialog = ({ file }: { file: OpenedFile }) => {
  const { name, bytes } = file
  const title = useMemo(() => peekTitle(toText(file)), [file])
  return (
    <Dialog
      title="Add this postmortem to your library?"
      onClose={endPostmortemQuestion}
      actions={
        <>
          <Button onClick={endPostmortemQuestion}>Cancel</Button>
          <Button
            look="primary"
            onClick={() => {
              endPostmortemQuestion()
              void importFile(file)
            }}
          >
            Add to library
          </Button>
        </>
      }
    >
      <dl className={styles.file}>
        <dt>Title</dt>
        <dd dir="auto">{title ?? 'No title'}</dd>
        <dt>File</dt>
        <dd dir="auto">{name}</dd>
        <dt>Size</dt>
        <dd>{sizeText(bytes.length)}</dd>
      </dl>
      <p className={styles.hint}>
        If you already have this postmortem, you see what is going to change before the two are merged.
      </p>
    </Dialog>
  )
}
