import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { announce } from '../stores/ui'
import { Button } from './Button'
import styles from './Toasts.module.css'

type Toast = { id: number; text: string; action?: { label: string; run: () => void } }

/** How long (ms) a word stays; long enough to reach its button by keyboard. */
const STAY = 8_000

const toasts = createStore<{ list: readonly Toast[] }>(() => ({ list: [] }))
let lastId = 0

const dismiss = (id: number): void => toasts.setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }))

/** Says in passing what has happened, with a way to take it back where there is one. */
export const toast = (text: string, action?: Toast['action']): void => {
  lastId += 1
  const next = { id: lastId, text, ...(action ? { action } : {}) }
  toasts.setState(({ list }) => ({ list: [...list.slice(-2), next] }))
  announce(text)
}

export const Toasts = () => {
  const list = useStore(toasts, (state) => state.list)
  if (list.length === 0) return null
  return (
    <section className={styles.toasts} aria-label="Messages" data-chrome>
      {list.map((one) => (
        <Word key={one.id} {...one} />
      ))}
    </section>
  )
}

const Word = ({ id, text, action }: Toast) => {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), STAY)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <div className={styles.toast}>
      <p>{text}</p>
      {action && (
        <Button
          size="small"
          onClick={() => {
            action.run()
            dismiss(id)
          }}
        >
          {action.label}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={() => dismiss(id)}>
        Dismiss
      </Button>
    </div>
  )
}
