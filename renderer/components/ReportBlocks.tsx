import { type ReactNode, Suspense } from 'react'
import { type Block, type Cell, type ListItem, usedColumns } from '../../shared/document/report'
import { splitAtLinks } from '../../shared/document/report/safe-link'
import { viewOfStage } from '../stages'
import { CommentMark } from './comments/CommentMark'
import { targetAttributes } from './comments/comment-target'
import { ErrorBoundary } from './ErrorBoundary'
import styles from './ReportBlocks.module.css'

/** A report as a page to read and print. */
export const ReportBlocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <div className={styles.report}>
    <Blocks blocks={blocks} />
  </div>
)

const Blocks = ({ blocks }: { blocks: readonly Block[] }) =>
  blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own, and their order is the report's
    <BlockView key={index} block={block} hasMark={isFirstOfText(blocks, index)} />
  ))

/** A text of several paragraphs has one mark, at its first. */
const isFirstOfText = (blocks: readonly Block[], index: number): boolean => {
  const [block, before] = [blocks[index], blocks[index - 1]]
  return !(block?.type === 'paragraph' && before?.type === 'paragraph' && block.ref && block.ref === before.ref)
}

const BlockView = ({ block, hasMark }: { block: Block; hasMark: boolean }) => {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? (
        <h2 dir="auto">{block.text}</h2>
      ) : block.level === 3 ? (
        <h3 dir="auto">{block.text}</h3>
      ) : (
        <h4 dir="auto">{block.text}</h4>
      )
    case 'paragraph':
      return (
        <p dir="auto" className={block.isLead ? styles.lead : undefined} {...targetAttributes(block.ref)}>
          {block.label && <strong>{block.label}: </strong>}
          <Linked text={block.text} />
          {block.ref && hasMark && <CommentMark target={block.ref} offers="to everyone" />}
        </p>
      )
    case 'quote':
      return <blockquote dir="auto">{block.text}</blockquote>
    case 'list':
      return block.items.length > 0 ? <Items items={block.items} isOrdered={block.isOrdered ?? false} /> : null
    case 'facts':
      return (
        <dl className={styles.facts}>
          {block.items.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )
    case 'folded':
      return <Folded title={block.title} blocks={block.blocks} />
    case 'drawing':
      return <Blocks blocks={block.instead} />
    case 'view':
      return <View {...block} />
    case 'table':
      return <Table table={block} />
  }
}

/** A part that is opened by its title; in print it is open. */
const Folded = ({ title, blocks }: { title: string; blocks: readonly Block[] }) => (
  <>
    <details className={styles.view}>
      <summary>{title}</summary>
      <Blocks blocks={blocks} />
    </details>
    <div className={styles.instead}>
      <h4>{title}</h4>
      <Blocks blocks={blocks} />
    </div>
  </>
)

/** A stage's own view on the screen; in print, or if the view fails, its blocks instead. */
const View = ({ stage, part, instead }: Extract<Block, { type: 'view' }>) => {
  const StageView = viewOfStage(stage)
  return (
    <>
      <div className={styles.view}>
        <ErrorBoundary message="This part of the report could not be shown.">
          <Suspense fallback={null}>
            {StageView && <StageView mode="report" {...(part !== undefined && { part })} />}
          </Suspense>
        </ErrorBoundary>
      </div>
      <div className={styles.instead}>
        <Blocks blocks={instead} />
      </div>
    </>
  )
}

const Items = ({ items, isOrdered }: { items: readonly ListItem[]; isOrdered: boolean }) => {
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own
        <li key={index} dir="auto" {...targetAttributes(item.ref)}>
          {item.isDone !== undefined && <span className={styles.box}>{item.isDone ? 'Settled: ' : 'Open: '}</span>}
          <Linked text={item.text} />
          {item.marks?.map((mark) => (
            <em key={mark}>
              {' ('}
              <Linked text={mark} />)
            </em>
          ))}
          {item.ref && <CommentMark target={item.ref} offers="to everyone" />}
          {item.items && item.items.length > 0 && <Items items={item.items} isOrdered={false} />}
        </li>
      ))}
    </List>
  )
}

/** Columns have fixed widths, so that tables of one kind align; details go below what they explain. */
const Table = ({ table }: { table: Extract<Block, { type: 'table' }> }) => {
  const { columns, rows, refs = [], refColumn } = table
  const used = usedColumns(table)
  return (
    <table className={styles.table}>
      <colgroup>
        {used.map((at) => (
          <col key={at} data-width={columns[at]?.width} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {used.map((at) => (
            <th key={at} scope="col">
              {columns[at]?.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
          <tr key={index} {...targetAttributes(refs[index])}>
            {used.map((at) => (
              <td
                key={at}
                dir="auto"
                data-width={columns[at]?.width}
                data-title={columns[at]?.needsTitle ? columns[at].title : undefined}
              >
                <CellText
                  cell={row[at] ?? ''}
                  mark={at === refColumn && refs[index] && <CommentMark target={refs[index]} offers="to the mouse" />}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const CellText = ({ cell, mark }: { cell: Cell; mark: ReactNode }) =>
  typeof cell === 'string' ? (
    <>
      <Linked text={cell} />
      {mark}
    </>
  ) : (
    <>
      <Linked text={cell.text} />
      {mark}
      <dl className={styles.details} dir="ltr">
        {cell.details.map(({ label, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: details have no identity of their own
          <div key={index}>
            <dt>{label}</dt>
            <dd dir="auto">
              <Linked text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )

/** Text in which web addresses are links. */
const Linked = ({ text }: { text: string }): ReactNode =>
  splitAtLinks(text).map((piece, index) =>
    piece.link ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <a key={index} href={piece.link} target="_blank" rel="noreferrer">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  )
