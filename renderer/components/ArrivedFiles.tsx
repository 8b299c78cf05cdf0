import { useCallback, useEffect, useState } from 'react'
import { namesFileFormat, problemSentence, titleIn } from '../../shared/file'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'
import { importFile } from '../commands/library'
import { platform } from '../platform'
import { reportUnreadFile } from '../stores/unread-files'
import styles from './ArrivedFiles.module.css'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { useDroppedFiles } from './use-dropped-files'

/** A file's size in words. */
const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

const textOf = ({ bytes }: OpenedFile): string => new TextDecoder().decode(bytes)

/** Says why a file is no postmortem, if that is plain to see: then there is nothing to ask about. */
const refuseForeign = (file: OpenedFile): boolean => {
  const text = textOf(file)
  if (namesFileFormat(text)) return false
  const code = text.trim() === '' ? 'empty' : 'not-debrief'
  reportUnreadFile(file, { code, sentence: problemSentence(code, file.name) })
  return true
}

/**
 * Asks about each file that was opened from outside, dropped or pasted, one after the other: nothing is added to the
 * library unasked, whatever a file is called.
 */
export const ArrivedFiles = () => {
  const [files, setFiles] = useState<readonly OpenedFile[]>([])
  const ask = useCallback((file: OpenedFile): void => {
    if (!refuseForeign(file)) setFiles((waiting) => [...waiting, file])
  }, [])
  useEffect(() => platform.onOpenFile(ask), [ask])
  useDroppedFiles(ask)
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

const AskToAdd = ({ file, onCancel, onAdd }: AskProps) => {
  const { name, bytes } = file
  const title = titleIn(textOf(file))
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
