import { type ClipboardEvent, type DragEvent, type ReactNode, type RefObject, useState } from 'react'
import { type EntryLine, type EntryReading, pastedLines } from '../../shared/meeting/capture/line'
import { type EntryField, useWriteWithCaret } from './entry-field'
import { PastePreview } from './PastePreview'

type Options = {
  field: RefObject<EntryField | null>
  text: string
  write: (text: string) => void
  reads: EntryReading
  read: (lines: readonly string[]) => readonly EntryLine[]
  /** Describes how a line was understood, besides its text. */
  understood: (line: EntryLine) => string
  /** Adds the rows; `typed` is the text that they were read from. */
  addAll: (lines: readonly EntryLine[], typed: string) => void
  /** Several lines stay one, which is the browser's default. */
  isOff?: boolean
}

type Pasted = { before: string; lines: readonly string[]; after: string }

/**
 * Turns several lines that are pasted or dropped into a field into a row each, after a preview that shows how each was
 * understood.
 */
export const usePastedRows = (options: Options) => {
  const { field, text, write, reads, read, understood, addAll, isOff = false } = options
  const [pasted, setPasted] = useState<Pasted>()
  const writeWithCaret = useWriteWithCaret(field, write)

  const keepAsOne = ({ before, lines, after }: Pasted): void => {
    const head = `${before}${lines.join(' ')}`
    writeWithCaret(head + after, head.length)
  }
  const insertRows = (
    event: ClipboardEvent | DragEvent,
    source: DataTransfer,
    at: { start: number; end: number },
  ): void => {
    const pasted = source.getData('text/plain')
    const lines = pastedLines(pasted)
    if (isOff || lines.length === 0 || !/[\n\r\u2028\u2029]/.test(pasted)) return
    event.preventDefault()
    const next = { before: text.slice(0, at.start), lines, after: text.slice(at.end) }
    if (lines.length === 1) keepAsOne(next)
    else setPasted(next)
  }

  const rows = pasted && pastedLines([pasted.before + (pasted.lines[0] ?? ''), ...pasted.lines.slice(1)].join('\n'))
  const last = rows?.length ? rows.length - 1 : 0
  const lines = rows?.map((line, index) => (index === last ? line + (pasted?.after ?? '') : line))
  const preview: ReactNode = pasted && lines && (
    <PastePreview
      lines={read(lines)}
      understood={understood}
      reads={reads}
      onAdd={(added) => {
        setPasted(undefined)
        write('')
        addAll(added, lines.join('\n'))
      }}
      onKeepAsOne={() => {
        setPasted(undefined)
        keepAsOne(pasted)
      }}
      onCancel={() => setPasted(undefined)}
    />
  )
  return {
    preview,
    onPaste: (event: ClipboardEvent<EntryField>): void => {
      const { selectionStart, selectionEnd } = event.currentTarget
      insertRows(event, event.clipboardData, { start: selectionStart ?? text.length, end: selectionEnd ?? text.length })
    },
    onDrop: (event: DragEvent<EntryField>): void =>
      insertRows(event, event.dataTransfer, { start: text.length, end: text.length }),
  }
}
