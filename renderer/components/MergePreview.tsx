import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { displayTitle } from '../../shared/document'
import { countText, numberText } from '../../shared/meeting/format'
import type { MergeChange, MergedField, MergeKind } from '../../shared/protocol/merge-changes'
import { mergeFile } from '../commands/library'
import { endMergeQuestion, type PendingMerge } from '../stores/merge-preview'
import styles from './MergePreview.module.css'
import { ReviewWindow } from './ReviewWindow'

const kindTitles: Record<MergeKind, string> = {
  'changed-on-both-sides': 'Changed on both sides',
  'removed-there-edited-here': 'Removed in the file, edited in your copy',
  'edited-there-removed-here': 'Edited in the file, removed in your copy',
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
}

/** What happens to changes of a kind that does not explain itself. */
const kindHints: Partial<Record<MergeKind, string>> = {
  'changed-on-both-sides': 'After merging, each field has the value shown last. To keep yours, leave the change out.',
  'removed-there-edited-here': 'They move to the trash with your edits. To keep them, leave the change out.',
  'edited-there-removed-here': 'They stay in your trash, with the edits.',
}

type Line = { kind: MergeKind; count: number } | MergeChange

const isHeading = (line: Line): line is { kind: MergeKind; count: number } => 'count' in line

/** The changes with a heading before each kind. They come in the order of kinds. */
const withHeadings = (changes: readonly MergeChange[]): Line[] =>
  changes.flatMap((change, index): Line[] => {
    if (changes[index - 1]?.kind === change.kind) return [change]
    return [{ kind: change.kind, count: changes.filter(({ kind }) => kind === change.kind).length }, change]
  })

const keyOf = ({ path, id }: MergeChange): string => `${path}/${id}`

/** A first guess at the height of a line in px; the real one is measured once it is shown. */
const ESTIMATED_HEIGHT_PX = 64
/** Lines that are rendered beyond the visible ones. */
const OVERSCAN = 8

/** What merging a file into the copy in the library will do; each change can be left out. */
export const MergePreview = ({ file, title, changes, changeCount }: PendingMerge) => {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => withHeadings(changes), [changes])
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_HEIGHT_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => {
      const line = lines[index]
      return line === undefined ? index : isHeading(line) ? line.kind : keyOf(line)
    },
  })
  // The list can be scrolled by keyboard at once.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  const toggle = (change: MergeChange): void => {
    const next = new Set(leftOut)
    if (!next.delete(keyOf(change))) next.add(keyOf(change))
    setLeftOut(next)
  }
  const merge = (): void => {
    endMergeQuestion()
    const refs = changes.filter((change) => leftOut.has(keyOf(change))).map(({ path, id }) => ({ path, id }))
    void mergeFile(file, refs)
  }
  const count = changeCount - leftOut.size
  return (
    <ReviewWindow
      title="Merge into your copy"
      numbers={
        <>
          {countText(changeCount, 'change')} · <span dir="auto">{file.name}</span>
          {leftOut.size > 0 && ` · ${numberText(leftOut.size)} left out`}
        </>
      }
      submitLabel={`Merge ${countText(count, 'change')}`}
      canSubmit={count > 0}
      onSubmit={merge}
      onCancel={endMergeQuestion}
    >
      <p className={styles.intro}>
        <span dir="auto">{displayTitle(title)}</span>. Nothing has changed yet. Your copy as it is now stays among its
        backups, and the merge can be undone.
        {changeCount > changes.length && ` The first ${numberText(changes.length)} changes are listed.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className={styles.scroller} aria-label="Changes" tabIndex={0}>
        <ul className={styles.rows} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index]
            if (!line) return null
            return (
              <li
                key={key}
                ref={list.measureElement}
                data-index={index}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {isHeading(line) ? (
                  <Heading {...line} />
                ) : (
                  <Change change={line} isTaken={!leftOut.has(keyOf(line))} onToggle={() => toggle(line)} />
                )}
              </li>
            )
          })}
        </ul>
      </section>
    </ReviewWindow>
  )
}

const Heading = ({ kind, count }: { kind: MergeKind; count: number }) => (
  <div className={styles.heading}>
    <h3>
      {kindTitles[kind]} <span className={styles.count}>{numberText(count)}</span>
    </h3>
    {kindHints[kind] && <p className={styles.hint}>{kindHints[kind]}</p>}
  </div>
)

type ChangeProps = { change: MergeChange; isTaken: boolean; onToggle: () => void }

const Change = ({ change: { kind, place, label, fields }, isTaken, onToggle }: ChangeProps) => (
  <label className={styles.change} data-left-out={isTaken ? undefined : true}>
    <input type="checkbox" checked={isTaken} onChange={onToggle} />
    <span className={styles.about}>
      <span className={styles.label} dir="auto">
        {label || 'Without text'}
      </span>
      <span className={styles.place}>{place}</span>
      {kind === 'changed-on-both-sides' ? (
        <Conflict fields={fields} />
      ) : (
        kind === 'changed' && <Edits fields={fields} />
      )}
    </span>
  </label>
)

const Value = ({ text }: { text: string }) =>
  text === '' ? <span className={styles.empty}>empty</span> : <span dir="auto">{text}</span>

const Edits = ({ fields }: { fields: readonly MergedField[] }) => (
  <span className={styles.fields}>
    {fields.map(({ name, here, merged }) => (
      <span key={name} className={styles.field}>
        <span className={styles.name}>{name}</span>
        <span>
          <del>
            <Value text={here} />
          </del>{' '}
          <ins>
            <Value text={merged} />
          </ins>
        </span>
      </span>
    ))}
  </span>
)

const Conflict = ({ fields }: { fields: readonly MergedField[] }) => (
  <span className={styles.fields}>
    {fields.map(({ name, here, there, merged }) => (
      <span key={name} className={styles.field}>
        <span className={styles.name}>{name}</span>
        <span className={styles.sides}>
          <span className={styles.name}>your copy</span> <Value text={here} />
          <span className={styles.name}>the file</span> <Value text={there} />
          <span className={styles.name}>after merging</span> <Value text={merged} />
        </span>
      </span>
    ))}
  </span>
)
