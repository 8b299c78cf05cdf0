import { useCallback, useEffect, useState } from 'react'
import { titleIn } from '../../shared/file'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { importFile } from '../commands/library'
import { platform } from '../platform'
import styles from './ArrivedFiles.module.css'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { useDroppedFiles } from './use-dropped-files'

/** More than this is not read for its title: the host will say what it thinks of the file. */
const HEAD_BYTES = 16_000

/** A size as people say it; `bytes` is of a file. */
const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Asks about each file that was opened from outside, dropped or pasted, one after the other: nothing is added to the library unasked. */
export const ArrivedFiles = () => {
  const [files, setFiles] = useState<readonly OpenedFile[]>([])
  const ask = useCallback((file: OpenedFile): void => setFiles((waiting) => [...waiting, file]), [])
  useEffect(() => platform.onOpenFile(ask), [ask])
  useDroppedFiles(
    useCallback(
      (file: OpenedFile): void => {
        // What cannot be a document is not asked about: the host says why, and that stays on the page.
        if (/\.json$/i.test(file.name)) ask(file)
        else void importFile(file)
      },
      [ask],
    ),
  )
  const [file] = files
  if (!file) return null
  const next = (): void => setFiles((waiting) => waiting.slice(1))
  return (
    <AskToAdd
      key={files.length}
      file={file}
      onCancel={next}
      onAdd={() => {
        next()
        void importFile(file)
      }}
    />
  )
}

type AskProps = { file: OpenedFile; onCancel: () => void; onAdd: () => void }

const AskToAdd = ({ file: { name, bytes }, onCancel, onAdd }: AskProps) => {
  const title = titleIn(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)))
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
      <p className={styles.hint}>If you already have this postmortem, the file’s changes are merged into your copy.</p>
    </Dialog>
  )
}
