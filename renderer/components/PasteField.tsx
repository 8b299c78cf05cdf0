import { useId } from 'react'
import styles from './PasteField.module.css'

type Props = { rows: number; value: string; placeholder: string; onChange: (text: string) => void }

/** A large field for text from elsewhere, which a dialog then reads. */
export const PasteField = ({ onChange, ...rest }: Props) => {
  const id = useId()
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        Paste text
      </label>
      <textarea
        id={id}
        className={styles.text}
        dir="auto"
        {...rest}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  )
}
