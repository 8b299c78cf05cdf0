import { useId } from 'react'
import { PresentedValue } from './PlainField'
import styles from './PlainField.module.css'
import { usePresented } from './presented'

type Props<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  isLabelHidden?: boolean
  isDisabled?: boolean
  look?: 'framed' | 'inline'
}

/** One of a few; where it is presented, the one that was chosen. */
export const Choice = <T extends string>(props: Props<T>) => {
  const { label, value, options, isLabelHidden } = props
  if (!usePresented()) return <Select {...props} />
  const chosen = value === '' ? undefined : options.find((option) => option.value === value)
  return <PresentedValue label={label} value={chosen?.label ?? ''} isLabelHidden={isLabelHidden} />
}

/** One of a few. The system's own list: by keyboard, by voice and on a phone it works as people know it. */
const Select = <T extends string>(props: Props<T>) => {
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
