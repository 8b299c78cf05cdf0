import { type ReactNode, Suspense } from 'react'
import type { Block, ListItem } from '../../shared/report'
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
                <td key={at} dir="auto">
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

const address = /(https?:\/\/[^\s<>"]+)/

/** Text in which web addresses are links. */
const Linked = ({ text }: { text: string }): ReactNode =>
  text.split(address).map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <a key={index} href={piece} target="_blank" rel="noreferrer">
        {piece}
      </a>
    ) : (
      piece
    ),
  )
