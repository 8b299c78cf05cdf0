import { useState } from 'react'
import { displayTitle } from '../../shared/document'
import { countText, numberText } from '../../shared/meeting/format'
import type { MergeChange, MergedField, MergeKind } from '../../shared/protocol/merge-changes'
import { mergeFile } from '../commands/library'
import { endMergeQuestion, type PendingMerge } from '../stores/merge-preview'
import styles from './MergePreview.module.css'
import { type ReviewGroup, ReviewList } from './ReviewList'
import { ReviewWindow } from './ReviewWindow'

/** The kinds of changes, and what happens to those of a kind that does not explain itself. */
const groups: Record<MergeKind, ReviewGroup> = {
  'changed-on-both-sides': {
    title: 'Changed on both sides',
    hint: 'After merging, each field has the value shown last. To keep yours, leave the change out.',
  },
  'removed-there-edited-here': {
    title: 'Removed in the file, edited in your copy',
    hint: 'They move to the trash with your edits. To keep them, leave the change out.',
  },
  'edited-there-removed-here': {
    title: 'Edited in the file, removed in your copy',
    hint: 'They stay in your trash, with the edits.',
  },
  added: { title: 'Added' },
  changed: { title: 'Changed' },
  removed: { title: 'Removed' },
}

const groupOf = ({ kind }: MergeChange): ReviewGroup => groups[kind]
const keyOf = ({ path, id }: MergeChange): string => `${path}/${id}`

/** What merging a file into the copy in the library will do; each change can be left out. */
export const MergePreview = ({ file, title, changes, changeCount }: PendingMerge) => {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
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
      <ReviewList label="Changes" items={changes} keyOf={keyOf} groupOf={groupOf}>
        {(change) => <Change change={change} isTaken={!leftOut.has(keyOf(change))} onToggle={() => toggle(change)} />}
      </ReviewList>
    </ReviewWindow>
  )
}

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
