import { useId } from 'react'
import { PresentedValue } from './PlainField'
import styles from './PlainField.module.css'
import { usePresented } from './presented'

type Option<T extends string> = { value: T; label: string }

/** Creates an option for each of a type's values, in order. */
export const toOptions = <T extends string>(values: readonly T[], labels: Record<T, string>): Option<T>[] =>
  values.map((value) => ({ value, label: labels[value] }))

type Props<T extends string> = {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  isLabelHidden?: boolean
  isDisabled?: boolean
  look?: 'framed' | 'inline'
}

/** A labeled select; in Present and in the report, the label of the chosen option. */
export const Select = <T extends string>(props: Props<T>) => {
  const { label, value, options, isLabelHidden } = props
  if (!usePresented()) return <NativeSelect {...props} />
  const chosen = value === '' ? undefined : options.find((option) => option.value === value)
  return <PresentedValue label={label} value={chosen?.label ?? ''} isLabelHidden={isLabelHidden} />
}

/** The native select, which works as people expect by keyboard, by voice and on a phone. */
const NativeSelect = <T extends string>(props: Props<T>) => {
  const { label, value, options, onChange, isLabelHidden = false, isDisabled = false, look = 'framed' } = props
  const id = useId()
  return (
    <div className={styles.field} data-look={look}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
