import { useCallback, useEffect, useState } from 'react'
import { describeFileProblem, namesFileFormat, peekTitle } from '../../shared/file'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { importFile } from '../commands/library'
import { lazyWithPreload } from '../lazy-with-preload'
import { platform } from '../platform'
import { setPendingMerge, usePendingMerge } from '../stores/merge-preview'
import { reportUnreadFile } from '../stores/unread-files'
import styles from './ArrivedFiles.module.css'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Overlay } from './Overlay'
import { useDroppedFiles } from './use-dropped-files'

const MergePreview = lazyWithPreload(() => import('./MergePreview').then((module) => module.MergePreview))

/** A file's size in words. */
const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

type Candidate = { file: OpenedFile; title: string | undefined }

/** Returns a file that may be a postmortem, with the title in it; one that clearly is not is reported instead. */
const readCandidate = (file: OpenedFile): Candidate | undefined => {
  const text = new TextDecoder().decode(file.bytes)
  if (namesFileFormat(text)) return { file, title: peekTitle(text) }
  const code = text.trim() === '' ? 'empty' : 'not-debrief'
  reportUnreadFile(file, { code, sentence: describeFileProblem(code, file.name) })
  return undefined
}

/**
 * Asks about each file that was opened from outside, dropped or pasted, one after the other: nothing is added to the
 * library without asking, whatever its name is.
 */
export const ArrivedFiles = () => {
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  const ask = useCallback((file: OpenedFile): void => {
    const candidate = readCandidate(file)
    if (candidate) setCandidates((waiting) => [...waiting, candidate])
  }, [])
  useEffect(() => platform.onOpenFile(ask), [ask])
  useDroppedFiles(ask)
  const pending = usePendingMerge()
  const [candidate] = candidates
  if (pending) {
    return (
      <Overlay message="The changes could not be shown." onFail={() => setPendingMerge(undefined)}>
        <MergePreview {...pending} />
      </Overlay>
    )
  }
  if (!candidate) return null
  const next = (): void => setCandidates((waiting) => waiting.slice(1))
  return (
    <AddFileDialog
      key={candidates.length}
      {...candidate}
      onCancel={next}
      onAdd={() => {
        next()
        void importFile(candidate.file)
      }}
    />
  )
}

type AddFileDialogProps = Candidate & { onCancel: () => void; onAdd: () => void }

const AddFileDialog = ({ file, title, onCancel, onAdd }: AddFileDialogProps) => {
  const { name, bytes } = file
  return (
    <Dialog
      title="Add this postmortem to your library?"
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button look="primary" onClick={onAdd}>
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
