import { memo } from 'react'
import {
  type ComparedField,
  type ContentChange,
  type ContentChangeKind,
  diffWords,
  type TextPart,
} from '../../../../shared/document/revisions'
import styles from './CompareWindow.module.css'

const kindLabels: Record<ContentChangeKind, string> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  moved: 'Moved to another place in the list',
}

/** Fields whose beginning is what a row is called. */
const naming = new Set(['text', 'name', 'title', 'question'])

/** One row or field, before and after. */
export const ChangeView = memo(({ change: { kind, label, fields } }: { change: ContentChange }) => {
  // What stands in its fields is not said twice.
  const isNamed = fields.some(({ name }) => naming.has(name) || name === label)
  return (
    <div className={styles.change} data-kind={kind}>
      {/* That something changed is what two columns show to whoever sees them. */}
      <p className={kind === 'changed' && isNamed ? 'visually-hidden' : styles.about}>
        <span className={kind === 'changed' ? 'visually-hidden' : styles.kind}>{kindLabels[kind]}</span>
        {!isNamed && (
          <span className={styles.label} dir="auto">
            {label || 'Without text'}
          </span>
        )}
      </p>
      {fields.map((field) => (
        <Field key={field.name} field={field} isWhole={kind === 'added' || kind === 'removed'} />
      ))}
    </div>
  )
})

/** `isWhole`: the row is on one side only, so that none of its fields was empty on the other. */
const Field = ({ field: { name, before, after }, isWhole }: { field: ComparedField; isWhole: boolean }) => {
  const difference = before && after ? diffWords(before, after) : undefined
  return (
    <div className={styles.field}>
      <span className={styles.name}>{name}</span>
      <Side text={before} parts={difference?.before} empty={isWhole ? '' : 'was empty'} isBefore />
      <Side text={after} parts={difference?.after} empty={isWhole ? '' : 'is empty'} />
    </div>
  )
}

type SideProps = { text: string; parts: TextPart[] | undefined; empty: string; isBefore?: boolean }

const Side = ({ text, parts, empty, isBefore = false }: SideProps) => {
  const Mark = isBefore ? 'del' : 'ins'
  if (text === '') return <span className={styles.nothing}>{empty}</span>
  return (
    <span className={styles.value} dir="auto">
      {parts === undefined ? (
        <Mark>{text}</Mark>
      ) : (
        parts.map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing else
          part.isChanged ? <Mark key={index}>{part.text}</Mark> : <span key={index}>{part.text}</span>,
        )
      )}
    </span>
  )
}
