import { type InputHTMLAttributes, useEffect, useId, useRef, useState } from 'react'
import { isComposing } from '../commands/keys'
import styles from './PlainField.module.css'
import { usePresented } from './presented'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'className' | 'size'> & {
  label: string
  value: string
  /** Called when the person has finished: on blur, on Enter, and after a pause. */
  onCommit: (value: string) => void
  /** Returns the problem of the typed text, if any; invalid text stays in the field and is not committed. */
  check?: (value: string) => string | undefined
  /** Describes how the typed text was understood; overlaps what is below. */
  hint?: (value: string) => string | undefined
  isLabelHidden?: boolean
  /** Text for the line below, which is reserved even if this is empty, so that nothing moves. */
  below?: string
  /** `inline`: no frame until hovered, for a field inside a row. */
  look?: 'framed' | 'inline'
  suggestions?: readonly string[]
}

const COMMIT_DELAY_MS = 600

/** A field for a short value; in Present and in the report, only the value. */
export const PlainField = (props: Props) => (usePresented() ? <PresentedValue {...props} /> : <LiveField {...props} />)

/** A value without a field; renders nothing if it is empty. */
export const PresentedValue = ({ label, value, isLabelHidden }: Pick<Props, 'label' | 'value' | 'isLabelHidden'>) =>
  value && (
    <div className={styles.field}>
      {!isLabelHidden && <span className={styles.label}>{label}</span>}
      <p className={styles.value} dir="auto">
        {value}
      </p>
    </div>
  )

/** A short value where the last writer wins. Other people's changes appear unless this person is typing in it. */
const LiveField = (props: Props) => {
  const {
    label,
    value,
    onCommit,
    check,
    hint,
    below,
    isLabelHidden = false,
    look = 'framed',
    suggestions,
    ...rest
  } = props
  const [typed, setTyped] = useState<string>()
  const [wasFocused, setWasFocused] = useState(false)
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const shown = typed ?? value
  const problem = typed === undefined ? undefined : check?.(typed)
  const understood = typed === undefined || problem ? undefined : hint?.(typed)
  const description = problem ?? below

  /** The shown text, if it was committed: committing it again would overwrite what others have changed since. */
  const committed = useRef<{ text: string; isFinal: boolean }>(undefined)

  const commit = (next: string, isFinal = false): void => {
    clearTimeout(timer.current)
    if (check?.(next) !== undefined) return
    const isNew = committed.current?.text !== next
    committed.current = { text: next, isFinal }
    if (isNew && next !== value) onCommit(next)
    if (isFinal && next === value) setTyped(undefined)
  }
  // After Enter the field follows its value again, once the value shows what was typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value has just changed
  useEffect(() => {
    if (committed.current?.isFinal) setTyped(undefined)
  }, [value])
  // Text typed in a field that is being unmounted is committed, not lost.
  const leave = useRef<() => void>(undefined)
  leave.current = () => typed !== undefined && commit(typed)
  useEffect(() => () => leave.current?.(), [])

  return (
    <div className={styles.field} data-look={look}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={id}
        value={shown}
        list={suggestions ? `${id}-list` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={description || understood ? `${id}-description` : undefined}
        onChange={({ target }) => {
          setTyped(target.value)
          committed.current = undefined
          clearTimeout(timer.current)
          timer.current = setTimeout(() => commit(target.value), COMMIT_DELAY_MS)
        }}
        onFocus={(event) => {
          setWasFocused(true)
          rest.onFocus?.(event)
        }}
        onBlur={(event) => {
          if (typed !== undefined) commit(typed)
          if (!problem) setTyped(undefined)
          rest.onBlur?.(event)
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Enter' && typed !== undefined) commit(typed, true)
          if (event.key === 'Escape' && typed !== undefined) {
            clearTimeout(timer.current)
            setTyped(undefined)
          }
          rest.onKeyDown?.(event)
        }}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {/* There are hundreds of zones, and fields for them in many rows of which few are used. */}
          {wasFocused && suggestions.map((one) => <option key={one} value={one} />)}
        </datalist>
      )}
      {description !== undefined && (
        <p
          id={understood ? undefined : `${id}-description`}
          className={problem ? styles.problem : styles.below}
          data-kept={below !== undefined || undefined}
        >
          {description}
        </p>
      )}
      {understood && (
        <p id={`${id}-description`} className={styles.hint}>
          {understood}
        </p>
      )}
    </div>
  )
}
