import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { isComposing } from '../commands/keys'
import { Button } from './Button'
import styles from './ReadAloud.module.css'

type Item = {
  id: string
  text: string
  note?: ReactNode
  /** The label of the button that ends this item, if it differs from the default. */
  next?: string
}

type Props = {
  /** The accessible name, e.g. `Ground rules, read aloud`. */
  label: string
  items: readonly Item[]
  /** The labels of the button that ends each item, and of the one that ends the last. */
  next: string
  last: string
  /** Called with each item that was completed by its button; `onEnd` follows the last one. */
  onNext?: (id: string) => void
  onEnd: () => void
  onCancel: () => void
}

/**
 * Shows one item at a time, large enough for the room, to be read aloud. Left and right step through them, Esc stops.
 */
export const ReadAloud = ({ label, items, next, last, onNext, onEnd, onCancel }: Props) => {
  const [at, setAt] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const index = Math.min(at, items.length - 1)
  const item = items[index]
  if (!item) return null
  const isLast = index === items.length - 1
  const goOn = (): void => {
    onNext?.(item.id)
    if (isLast) onEnd()
    else setAt(index + 1)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'ArrowLeft') setAt(Math.max(0, index - 1))
    else if (event.key === 'ArrowRight' && !isLast) setAt(index + 1)
    else return
    event.preventDefault()
  }
  return (
    <section className={styles.read} aria-label={label} onKeyDown={onKeyDown}>
      <p className={styles.count}>
        {index + 1} of {items.length}
      </p>
      <div className={styles.item} aria-live="polite">
        <p className={styles.text}>{item.text}</p>
        {item.note && <p className={styles.note}>{item.note}</p>}
      </div>
      <div className={styles.buttons}>
        <Button look="primary" ref={button} onClick={goOn}>
          {item.next ?? (isLast ? last : next)}
        </Button>
        <Button look="quiet" disabled={index === 0} onClick={() => setAt(index - 1)}>
          Back
        </Button>
        <Button look="quiet" onClick={onCancel}>
          Stop reading
        </Button>
      </div>
    </section>
  )
}
