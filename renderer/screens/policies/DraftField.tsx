import { type ChangeEvent, useId } from 'react'
import styles from './Policies.module.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  fault: string | undefined
  isDisabled: boolean
  placeholder?: string
  isNumber?: boolean
  /** A sentence: the field grows with it. */
  isLong?: boolean
  /** What the field is about, for a screen reader: several fields have one label. */
  of?: string
}

/** A field of a draft: what is typed is saved only with the whole. */
export const DraftField = (props: Props) => {
  const { label, value, onChange, fault, isDisabled, placeholder, isNumber, isLong, of } = props
  const id = useId()
  const shared = {
    id,
    dir: 'auto',
    value,
    placeholder,
    disabled: isDisabled,
    'aria-label': of && `${label} (${of})`,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': fault ? `${id}-fault` : undefined,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(target.value),
  }
  return (
    <div className={styles.field} data-number={isNumber || undefined}>
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea rows={1} {...shared} />
      ) : (
        <input type="text" autoComplete="off" inputMode={isNumber ? 'numeric' : undefined} {...shared} />
      )}
      {fault && (
        <small id={`${id}-fault`} className={styles.fault}>
          {fault}
        </small>
      )}
    </div>
  )
}
