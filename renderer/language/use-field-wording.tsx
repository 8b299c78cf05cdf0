import { type RefObject, useRef, useState } from 'react'
import type { EntryField } from '../components/entry-field'
import { useOpenMeeting } from '../stores/meeting-context'
import { FieldMarks, markElements } from './FieldMarks'
import { useWording } from './use-wording'
import { useWordingCard } from './use-wording-card'
import styles from './Wording.module.css'
import { isInWordingCard } from './WordingCard'

type Options = {
  field: RefObject<EntryField | null>
  /** The key of the draft that is being typed. */
  draftKey: string
  text: string
  isOff?: boolean
}

/** Marks blaming words in a plain field while it has the focus, and opens a card on them. */
export const useFieldWording = ({ field, draftKey, text, isOff = false }: Options) => {
  const [hasFocus, setHasFocus] = useState(false)
  const { language } = useOpenMeeting()
  const textKey = `draft/${draftKey}`
  const { marks, dismiss } = useWording({ textKey, text, isOff: isOff || !hasFocus })
  const layer = useRef<HTMLSpanElement>(null)
  const target = useRef({
    element: () => field.current,
    caret: () => field.current?.selectionStart ?? 0,
    rectOf: (index: number) =>
      markElements(layer.current)
        .find(({ dataset }) => dataset.wording === String(index))
        ?.getClientRects()[0] ?? field.current?.getBoundingClientRect(),
    replace: ({ start, end }: { start: number; end: number }, by: string) => {
      const input = field.current
      if (!input) return
      input.focus()
      input.setSelectionRange(start, end)
      // The only way to change a field that its own undo includes.
      document.execCommand('insertText', false, by)
    },
  })
  const card = useWordingCard({
    text,
    marks,
    dismiss,
    hasFocus,
    target: target.current,
    onLeave: () => setHasFocus(false),
  })
  return {
    /** To be rendered next to the field, in a positioned element. */
    layers: (
      <span ref={layer} className={styles.layers}>
        {marks.length > 0 && <FieldMarks field={field} text={text} marks={marks} />}
        {card.layers}
      </span>
    ),
    /** To be called when the draft is added as a row with the text `added`. */
    carryOver: (added: string): void => language.dismissals.carryOver(textKey, added),
    onFocus: (): void => setHasFocus(true),
    onBlur: (relatedTarget: EventTarget | null): void => {
      if (!(relatedTarget instanceof Element && isInWordingCard(relatedTarget))) setHasFocus(false)
    },
    onClick: (x: number, y: number): void => {
      const isOn = ({ left, right, top, bottom }: DOMRect): boolean =>
        left <= x && x <= right && top <= y && y <= bottom
      const hit = markElements(layer.current).find((element) => [...element.getClientRects()].some(isOn))
      if (hit) card.open(Number(hit.dataset.wording))
    },
  }
}
