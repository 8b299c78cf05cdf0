import { type ReactNode, Suspense } from 'react'
import type { Block, ListItem } from '../../shared/report'
import { safeLink } from '../../shared/report/safe-link'
import { viewOfStage } from '../stages'
import { ErrorBoundary } from './ErrorBoundary'
import styles from './ReportBlocks.module.css'

/** A report's structure as a page to read and print. */
export const ReportBlocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <div className={styles.report}>
    {blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own, and their order is the report's
      <One key={index} block={block} />
    ))}
  </div>
)

const One = ({ block }: { block: Block }) => {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? (
        <h2>{block.text}</h2>
      ) : block.level === 3 ? (
        <h3>{block.text}</h3>
      ) : (
        <h4>{block.text}</h4>
      )
    case 'paragraph':
      return (
        <p dir="auto">
          {block.label && <strong>{block.label}: </strong>}
          <Linked text={block.text} />
        </p>
      )
    case 'quote':
      return <blockquote dir="auto">{block.text}</blockquote>
    case 'list':
      return block.items.length > 0 ? <Items items={block.items} isOrdered={block.isOrdered ?? false} /> : null
    case 'drawing':
      return <Drawing stage={block.stage} />
    case 'table':
      return <Table columns={block.columns} rows={block.rows} />
  }
}

/** A stage's own view, as it draws itself for a report. */
const Drawing = ({ stage }: { stage: string }) => {
  const View = viewOfStage(stage)
  return (
    <figure className={styles.drawing}>
      <ErrorBoundary what="This drawing">
        <Suspense fallback={null}>{View && <View mode="report" />}</Suspense>
      </ErrorBoundary>
    </figure>
  )
}

const Items = ({ items, isOrdered }: { items: readonly ListItem[]; isOrdered: boolean }) => {
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own
        <li key={index} dir="auto">
          {item.isDone !== undefined && <span className={styles.box}>{item.isDone ? 'Settled: ' : 'Open: '}</span>}
          <Linked text={item.text} />
          {item.items && item.items.length > 0 && <Items items={item.items} isOrdered={false} />}
        </li>
      ))}
    </List>
  )
}

/** More columns than this don't fit on a sheet of paper: such rows are shown one by one. */
const mostColumns = 6
/** A column of values no longer than this (letters) is not broken into lines. */
const shortest = 14

/** A table without empty columns; one with two columns and an empty last title is a list of facts. */
const Table = ({ columns, rows }: { columns: readonly string[]; rows: readonly string[][] }) => {
  if (columns.length === 2 && columns[1] === '')
    return (
      <dl className={styles.facts}>
        {rows.map(([name = '', value = '']) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    )
  const used = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => row[at]?.trim()))
  const isShort = (at: number): boolean => rows.every((row) => (row[at] ?? '').length <= shortest)
  if (used.length > mostColumns) return <Records columns={columns} rows={rows} used={used} isShort={isShort} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too
    <section className={styles.scroll} tabIndex={0} aria-label={`Table: ${columns.filter(Boolean).join(', ')}`}>
      <table>
        <thead>
          <tr>
            {used.map((at) => (
              <th key={at} scope="col">
                {columns[at]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
            <tr key={index}>
              {used.map((at) => (
                <td
                  key={at}
                  dir="auto"
                  data-short={isShort(at) || undefined}
                  data-time={columns[at] === 'Time' || undefined}
                >
                  <Linked text={row[at] ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RecordsProps = {
  columns: readonly string[]
  rows: readonly string[][]
  used: readonly number[]
  isShort: (at: number) => boolean
}

/** A table too wide to read: each row by itself, what it is first, then its short values side by side, then its long ones. */
const Records = ({ columns, rows, used, isShort }: RecordsProps) => {
  const [first = 0, ...rest] = used
  const said = rest.filter(isShort)
  const told = rest.filter((at) => !isShort(at))
  return (
    <ol className={styles.records}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
        <li key={index}>
          <p className={styles.name} dir="auto">
            <Linked text={row[first] ?? ''} />
          </p>
          {[said, told].map((ats) => (
            <dl key={ats.join()} data-long={ats === told || undefined}>
              {ats
                .filter((at) => row[at]?.trim())
                .map((at) => (
                  <div key={at}>
                    <dt>{columns[at]}</dt>
                    <dd dir="auto">
                      <Linked text={row[at] ?? ''} />
                    </dd>
                  </div>
                ))}
            </dl>
          ))}
        </li>
      ))}
    </ol>
  )
}

const address = /(https?:\/\/[^\s<>"]+)/
const date = /(\d{4}-\d{2}-\d{2})/

/** Text in which web addresses are links, and dates stay in one piece. */
const Linked = ({ text }: { text: string }): ReactNode =>
  text.split(address).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <a key={index} href={safeLink(piece)} target="_blank" rel="noreferrer">
        {piece}
      </a>
    ) : (
      piece.split(date).map((part, at) =>
        at % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
          <span key={at} className={styles.date}>
            {part}
          </span>
        ) : (
          part
        ),
      )
    ),
  )
