import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Keys } from '../commands/keys'
import { useCommands } from '../commands/registry'
import { announce } from '../stores/ui'
import { Button } from './Button'
import styles from './Toasts.module.css'
import { useTopModal } from './use-modal'

export type ToastAction = {
  label: string
  run: () => void
  /** Whether it can still be done; the message disappears when it can't. Always true by default. */
  isLive?: () => boolean
  /** Calls `listener` when `isLive` may have changed. Returns an unsubscribe function. */
  watch?: (listener: () => void) => () => void
}
type Toast = { id: number; text: string; action?: ToastAction; topic?: string }

/** Long enough to reach a message's button by keyboard. */
const TOAST_DURATION_MS = 8_000

const toasts = createStore<{ list: readonly Toast[] }>(() => ({ list: [] }))
let lastId = 0

const dismiss = (id: number): void => toasts.setState(({ list }) => ({ list: list.filter((one) => one.id !== id) }))

/**
 * Shows a short message about what has happened, with an Undo if there is one. Of two messages on the same `topic`, the
 * later replaces the earlier.
 */
export const toast = (text: string, action?: ToastAction, topic?: string): void => {
  lastId += 1
  const next = { id: lastId, text, ...(action ? { action } : {}), ...(topic ? { topic } : {}) }
  toasts.setState(({ list }) => ({
    list: [...list.filter((one) => topic === undefined || one.topic !== topic).slice(-2), next],
  }))
  announce(text)
}

/** The key for the newest message's button, which may be gone before Tab has reached it. */
const ACTION_KEYS: Keys = 'Alt+Z'

const runAction = ({ id, action }: Toast): void => {
  dismiss(id)
  if (action && action.isLive?.() !== false) action.run()
}

/** The messages, in front of everything: in the topmost dialog if one is open. */
export const Toasts = () => {
  const list = useStore(toasts, (state) => state.list)
  const dialog = useTopModal()
  const latest = list.findLast(({ action }) => action !== undefined)
  useCommands(
    latest?.action
      ? [
          {
            id: 'message action',
            label: `${latest.action.label}: ${latest.text}`,
            group: 'This page',
            keys: ACTION_KEYS,
            worksInDialogs: true,
            run: () => runAction(latest),
          },
        ]
      : [],
  )
  if (list.length === 0) return null
  const messages = (
    <section className={styles.toasts} aria-label="Messages" data-chrome>
      {list.map((one) => (
        <ToastItem key={one.id} toast={one} keys={one === latest ? ACTION_KEYS : undefined} />
      ))}
    </section>
  )
  return dialog ? createPortal(messages, dialog) : messages
}

const ToastItem = ({ toast: shown, keys }: { toast: Toast; keys: Keys | undefined }) => {
  const { id, text, action } = shown
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), TOAST_DURATION_MS)
    return () => clearTimeout(timer)
  }, [id])
  useEffect(() => action?.watch?.(() => action.isLive?.() === false && dismiss(id)), [id, action])
  return (
    <div className={styles.toast}>
      <p>{text}</p>
      {action && (
        <Button size="small" keys={keys} onClick={() => runAction(shown)}>
          {action.label}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={() => dismiss(id)}>
        Dismiss
      </Button>
    </div>
  )
}
