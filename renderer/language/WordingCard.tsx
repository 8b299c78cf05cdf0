import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { BlameFinding } from '../../shared/libs/blameless'
import { isComposing } from '../commands/keys'
import { Button } from '../components/Button'
import { placeCard } from './place-card'
import styles from './Wording.module.css'

type Props = {
  finding: Pick<BlameFinding, 'reason' | 'ask' | 'rewrite'>
  /** Where the words are on the screen. */
  rectOf: () => DOMRect | undefined
  /** The element that the text is typed in. */
  element: () => HTMLElement | null
  onReplace: () => void
  onFine: () => void
  onStop: () => void
  /** Closes the card; the focus goes back to the text. */
  onClose: () => void
  /** Called when the focus has moved from the card to anything but the text. */
  onLeave: () => void
}

/** Whether the focus is in a card, which counts as being in its text. */
export const isInWordingCard = (element: Element | null): boolean => element?.closest('[data-wording-card]') != null

/**
 * Says why words may sound like blame, what to ask instead, and suggests other words. It lies over the page and leaves
 * the focus in the text, so that typing can continue. Enter accepts the suggestion, Esc closes the card, Tab moves into
 * it, and after its last button back to the text.
 */
export const WordingCard = ({ finding, rectOf, element, onReplace, onFine, onStop, onClose, onLeave }: Props) => {
  const card = useRef<HTMLDivElement>(null)
  const [position, setPosition] = useState<{ left: number; top: number }>()
  const { reason, ask, rewrite } = finding

  const latest = useRef({ rectOf, element, onReplace, onClose, hasRewrite: rewrite !== undefined })
  latest.current = { rectOf, element, onReplace, onClose, hasRewrite: rewrite !== undefined }

  useLayoutEffect(() => {
    const updatePosition = (): void => {
      const words = latest.current.rectOf()
      const size = card.current?.getBoundingClientRect()
      if (!words || !size) return
      const text = latest.current.element()?.getBoundingClientRect() ?? words
      setPosition(placeCard({ words, text, card: size, window: { width: innerWidth, height: innerHeight } }))
    }
    updatePosition()
    window.addEventListener('scroll', updatePosition, true)
    window.addEventListener('resize', updatePosition)
    return () => {
      window.removeEventListener('scroll', updatePosition, true)
      window.removeEventListener('resize', updatePosition)
    }
  }, [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return
      const buttons = [...(card.current?.querySelectorAll('button') ?? [])]
      const focused = document.activeElement
      const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1
      const { key, shiftKey } = event
      const isLeaving = key === 'Tab' && at === (shiftKey ? 0 : buttons.length - 1)
      if (key === 'Escape' || isLeaving) latest.current.onClose()
      else if (at >= 0) return
      else if (key === 'Enter' && event.repeat) {
        // Still the key press that opened the card, so it is ignored.
      } else if (key === 'Enter' && !shiftKey && latest.current.hasRewrite) latest.current.onReplace()
      else if (key === 'Tab' && !shiftKey) buttons[0]?.focus()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the text's own handlers, in which Enter and Esc leave the text.
    document.addEventListener('keydown', onKey, true)
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])

  const container = element()?.closest('dialog') ?? document.body
  return createPortal(
    // A click next to the buttons leaves the focus in the text.
    <div
      ref={card}
      role="dialog"
      aria-label="Wording"
      className={styles.card}
      data-wording-card
      data-chrome
      style={position ?? { visibility: 'hidden', left: 0, top: 0 }}
      onMouseDown={(event) => event.preventDefault()}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget === element() || card.current?.contains(relatedTarget)) return
        if (document.hasFocus()) onLeave()
      }}
    >
      <p className={styles.reason}>{reason}</p>
      <p className={styles.ask}>
        <span className={styles.label}>Ask instead</span>
        {ask}
      </p>
      {rewrite !== undefined && (
        <p className={styles.rewrite}>
          <span className={styles.label}>Or write</span>
          {rewrite}
        </p>
      )}
      <div className={styles.buttons}>
        {rewrite !== undefined && (
          <Button size="small" look="primary" onClick={onReplace}>
            Replace<span className={styles.key}>Enter</span>
          </Button>
        )}
        <Button size="small" onClick={onFine}>
          Fine here
        </Button>
        <Button size="small" look="quiet" onClick={onStop}>
          Stop checking
        </Button>
      </div>
    </div>,
    container,
  )
}
