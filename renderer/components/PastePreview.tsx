import { useEffect, useMemo, useRef } from 'react'
import { type EntryLine, type EntryReading, nothingFoundTexts } from '../../shared/meeting/capture/line'
import { numberText } from '../../shared/meeting/format'
import { Button } from './Button'
import { Dialog } from './Dialog'
import styles from './PastePreview.module.css'

type Props = {
  lines: readonly EntryLine[]
  understood: (line: EntryLine) => string
  reads: EntryReading
  onAdd: (lines: readonly EntryLine[]) => void
  onKeepAsOne: () => void
  onCancel: () => void
}

/** More rows than anybody would write by hand. */
const MAX_ROWS = 1000
/** Further rows are counted instead of shown. */
const MAX_SHOWN = 200

/** Previews the rows that several pasted lines would become, before any is added. */
export const PastePreview = ({ lines, understood, reads, onAdd, onKeepAsOne, onCancel }: Props) => {
  const add = useRef<HTMLButtonElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => (add.current ?? keep.current)?.focus(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the preview opens
  const shown = useMemo(() => lines.slice(0, MAX_SHOWN).map((line) => ({ line, read: understood(line) })), [])
  const isTooMany = lines.length > MAX_ROWS
  const hasReadings = reads !== 'text'
  return (
    <Dialog
      title={isTooMany ? `You pasted ${numberText(lines.length)} lines` : `Add ${numberText(lines.length)} rows?`}
      size="l"
      onClose={onCancel}
      actions={
        <>
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
          <Button ref={keep} onClick={onKeepAsOne}>
            Keep as one line
          </Button>
          {!isTooMany && (
            <Button ref={add} look="primary" onClick={() => onAdd(lines)}>
              Add {numberText(lines.length)} rows
            </Button>
          )}
        </>
      }
    >
      <p className={styles.lead}>
        {isTooMany
          ? `Up to ${numberText(MAX_ROWS)} rows can be added at once. Paste them in parts. Events with a time can be added with Add records, however many there are.`
          : 'You pasted several lines. Each becomes a row of its own:'}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard */}
      <ol className={styles.rows} data-readings={hasReadings || undefined} tabIndex={0} aria-label="Rows to add">
        {shown.map(({ line, read }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is as it was pasted, and lines may be equal
          <li key={index} className={styles.row}>
            {hasReadings && <span className={styles.read}>{read || nothingFoundTexts[reads]}</span>}
            <span dir="auto">{line.text}</span>
          </li>
        ))}
      </ol>
      {lines.length > MAX_SHOWN && <p className={styles.lead}>and {numberText(lines.length - MAX_SHOWN)} more</p>}
    </Dialog>
  )
}
