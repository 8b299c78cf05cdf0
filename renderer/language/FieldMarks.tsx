import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { EntryField } from '../components/entry-field'
import type { WordingMark } from './use-wording'
import styles from './Wording.module.css'

/** The styles that determine where a field places its characters. */
const copied = [
  'font',
  'letterSpacing',
  'textIndent',
  'textAlign',
  'direction',
  'unicodeBidi',
  'padding',
  'borderWidth',
  'lineHeight',
  'boxSizing',
] as const

type Props = { field: RefObject<EntryField | null>; text: string; marks: readonly WordingMark[] }

/** The elements of a layer that show marked words; `data-wording` is the index of the mark. */
export const markElements = (layer: Element | null): HTMLElement[] => [
  ...(layer?.querySelectorAll<HTMLElement>('[data-wording]') ?? []),
]

/**
 * Underlines words of a plain field, which can't do it itself: a layer with the same text lies over it, invisible
 * except for the lines, and scrolls with it. It exists only while there is something to underline.
 */
export const FieldMarks = ({ field, text, marks }: Props) => {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const input = field.current
    const over = layer.current
    if (!input || !over) return
    const align = (): void => {
      const style = getComputedStyle(input)
      for (const name of copied) over.style[name] = style[name]
      const { offsetLeft, offsetTop, offsetWidth, offsetHeight, clientHeight } = input
      Object.assign(over.style, {
        left: `${offsetLeft}px`,
        top: `${offsetTop}px`,
        width: `${offsetWidth}px`,
        height: `${offsetHeight}px`,
        whiteSpace: input instanceof HTMLTextAreaElement ? 'pre-wrap' : 'pre',
        overflowWrap: 'break-word',
        // A single-line field centers its text.
        ...(input instanceof HTMLTextAreaElement ? {} : { lineHeight: `${contentHeight(style, clientHeight)}px` }),
      })
    }
    const scroll = (): void => {
      over.scrollLeft = input.scrollLeft
      over.scrollTop = input.scrollTop
    }
    align()
    scroll()
    const resized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(align)
    resized?.observe(input)
    input.addEventListener('scroll', scroll)
    return () => {
      resized?.disconnect()
      input.removeEventListener('scroll', scroll)
    }
  })
  return (
    <div ref={layer} aria-hidden className={styles.layer} data-wording-layer dir="auto">
      {pieces(text, marks)}
    </div>
  )
}

const contentHeight = (style: CSSStyleDeclaration, clientHeight: number): number =>
  clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)

/** The text, with its marked words in elements of their own. */
const pieces = (text: string, marks: readonly WordingMark[]) => {
  let at = 0
  const all = marks.flatMap(({ own }, index) => own.map((range) => ({ ...range, index })))
  const shown = all.flatMap(({ start, end, index }) => {
    if (start < at) return []
    const before = text.slice(at, start)
    at = end
    return [
      before,
      <span key={`${index} ${start}`} className={styles.mark} data-wording={index}>
        {text.slice(start, end)}
      </span>,
    ]
  })
  return [...shown, text.slice(at)]
}
