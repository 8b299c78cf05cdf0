import type { InputHTMLAttributes, Ref } from 'react'
import styles from './SearchField.module.css'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value' | 'onChange' | 'className'> & {
  label: string
  value: string
  onChange: (query: string) => void
  ref?: Ref<HTMLInputElement> | undefined
}

/** A field that narrows down what is listed below it. */
export const SearchField = ({ label, onChange, ...rest }: Props) => (
  <input
    {...rest}
    type="search"
    className={styles.search}
    aria-label={label}
    onChange={({ target }) => onChange(target.value)}
  />
)
