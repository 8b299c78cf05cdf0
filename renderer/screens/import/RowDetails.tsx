import { useEffect, useMemo, useRef } from 'react'
import { numberText } from '../../../shared/meeting/format'
import { useLater } from '../../components/use-later'
import { findLineStarts, readExcerpt } from '../../import/excerpt'
import type { PreviewRow } from '../../import/preview-rows'
import { useFocusedRow, usePreview } from './preview-context'
import styles from './RowDetails.module.css'
import { describeTime, explainDoubt } from './row-texts'
import { SectionChoices } from './SectionChoices'

/** The row, or a line that was not taken, where it is in its source; below, what goes to other parts of the document. */
export const RowDetails = () => {
  // While somebody walks quickly, the rows come first: in one frame they move, in the next those beyond the view are drawn.
  const row = useLater(useFocusedRow(), 2)
  const line = usePreview((state) => state.shownLine)
  return (
    <section className={styles.details} aria-label="Details">
      {line ? (
        <Excerpt source={line.source} line={line.line} words="" />
      ) : row ? (
        <>
          <RowFacts row={row} />
          <Excerpt source={row.planned.source} line={row.planned.event.line} words={row.planned.event.text} />
        </>
      ) : (
        <p className={styles.empty}>Choose a row to see it in its source.</p>
      )}
      <SectionChoices />
    </section>
  )
}

const RowFacts = ({ row }: { row: PreviewRow }) => {
  const assumed = usePreview((state) => state.assumed)
  const { understood, written } = describeTime(row)
  return (
    <div className={styles.facts}>
      <p className={styles.understood}>{understood}</p>
      <p className={styles.written} dir="auto">
        {written}
      </p>
      <p className={styles.doubt}>{row.doubt && explainDoubt(row.doubt, row, assumed.zone)}</p>
      <p className={styles.text} dir="auto">
        {row.event.text}
      </p>
    </div>
  )
}

const Excerpt = ({ source, line, words }: { source: number; line: number; words: string }) => {
  const read = usePreview((state) => state.plan.sources[source])
  const text = read?.text ?? ''
  const starts = useMemo(() => findLineStarts(text), [text])
  const lines = useMemo(() => readExcerpt(text, starts, line, words), [text, starts, line, words])
  const marked = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is marked
  useEffect(() => {
    const line = marked.current
    const list = line?.parentElement
    if (!line || !list || typeof ResizeObserver === 'undefined') return
    // Once the browser has laid out the lines: for an answer before, it lays out the window.
    const observer = new ResizeObserver(() => {
      observer.disconnect()
      list.scrollTop = line.offsetTop - list.clientHeight / 3
    })
    observer.observe(line)
    return () => observer.disconnect()
  }, [lines])
  if (!read) return null
  return (
    <figure className={styles.excerpt}>
      <figcaption className={styles.caption}>
        <span dir="auto">{read.name}</span>
        {line > 0 && `, line ${numberText(line)}`}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ol className={styles.lines} tabIndex={0} aria-label="In its source">
        {lines.map(({ number, text: content, isRow, marked: [from, to] = [0, 0] }) => (
          <li key={number - line} ref={isRow ? marked : undefined} aria-current={isRow || undefined}>
            <span className={styles.number}>{number}</span>
            <span className={styles.content} dir="auto">
              {content.slice(0, from)}
              {to > from && <mark>{content.slice(from, to)}</mark>}
              {content.slice(to)}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}
