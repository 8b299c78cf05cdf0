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
export const ChangeView = memo(({ change: { kind, place, label, fields } }: { change: ContentChange }) => {
  // What stands in its fields is not said twice.
  const isNamed = fields.some(({ name }) => naming.has(name) || name === label)
  return (
    <div className={styles.change} data-kind={kind}>
      <p className={styles.about}>
        <span className={styles.kind}>{kindLabels[kind]}</span>
        {place && <span className={styles.place}>{place}</span>}
        {!isNamed && (
          <span className={styles.label} dir="auto">
            {label || 'Without text'}
          </span>
        )}
      </p>
      {fields.map((field) => (
        <Field key={field.name} field={field} />
      ))}
    </div>
  )
})

const Field = ({ field: { name, before, after } }: { field: ComparedField }) => {
  const difference = before && after ? diffWords(before, after) : undefined
  return (
    <div className={styles.field}>
      <span className={styles.name}>{name}</span>
      <Side text={before} parts={difference?.before} isBefore />
      <Side text={after} parts={difference?.after} />
    </div>
  )
}

type SideProps = { text: string; parts: TextPart[] | undefined; isBefore?: boolean }

const Side = ({ text, parts, isBefore = false }: SideProps) => {
  const Mark = isBefore ? 'del' : 'ins'
  if (text === '') return <span className={styles.nothing}>{isBefore ? 'was empty' : 'is empty'}</span>
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
