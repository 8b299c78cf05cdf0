import type { TextPath } from '../../crdt'
import { type Block, type Cell, type Detail, type ListItem, usedColumns } from '../../stages/report-blocks'
import { splitAtLinks } from '../report/safe-link'
import { escapeHtml } from './escape-html'
import { htmlStyle, pageStyle } from './html-style'
import { toInlineSvg } from './svg'

/** Marks the HTML of a text with where the text comes from. */
type MarkText = (html: string, ref: TextPath) => string

/** How blocks become HTML: other editors take words but no drawings, and not every page says where its texts come from. */
type Rendering = { drawings: 'drawn' | 'in words'; markText?: MarkText | undefined }

/** Text whose web addresses are links and whose line breaks are kept. */
const inline = (text: string): string =>
  splitAtLinks(text.trim())
    .map((piece) => {
      const escaped = escapeHtml(piece.text).replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '<br>')
      return piece.link ? `<a href="${escapeHtml(piece.link)}" rel="noreferrer">${escaped}</a>` : escaped
    })
    .join('')

/**
 * Details have the direction of their labels, which are ours, whatever that of the text above them. No line ends after a
 * label.
 */
const details = (items: readonly Detail[]): string => {
  const all = items.map(
    ({ label, text }) => `<small><em>${escapeHtml(label)}:</em>&nbsp;<bdi>${inline(text)}</bdi></small>`,
  )
  return `<div dir="ltr">${all.join(' ')}</div>`
}

const marked = (text: string, ref: TextPath | undefined, { markText }: Rendering): string =>
  ref && markText ? markText(inline(text), ref) : inline(text)

const cell = (one: Cell, ref: TextPath | undefined, how: Rendering): string =>
  typeof one === 'string' ? marked(one, ref, how) : marked(one.text, ref, how) + details(one.details)

const item = ({ text, marks = [], isDone, items = [], ref }: ListItem, how: Rendering): string => {
  const state = isDone === undefined ? '' : isDone ? '<strong>Settled:</strong> ' : '<strong>Open:</strong> '
  const below = list(items, 'ul', (one) => item(one, how))
  return `<li dir="auto">${state}${marked(text, ref, how)}${marks.map((mark) => ` <em>(${inline(mark)})</em>`).join('')}${below}</li>`
}

const list = <T>(items: readonly T[], tag: 'ul' | 'ol', render: (one: T) => string): string =>
  items.length > 0 ? `<${tag}>\n${items.map(render).join('\n')}\n</${tag}>` : ''

const labeled = (label: string, html: string): string => `<strong>${escapeHtml(label)}:</strong> ${html}`

const table = (block: Extract<Block, { type: 'table' }>, how: Rendering): string => {
  const used = usedColumns(block)
  const head = used.map((at) => {
    const { title = '', width } = block.columns[at] ?? {}
    return `<th scope="col"${width ? ` class="${width}"` : ''}>${escapeHtml(title)}</th>`
  })
  const title = (at: number): string =>
    block.columns[at]?.needsTitle ? ` data-title="${escapeHtml(block.columns[at].title)}"` : ''
  const refOf = (row: number, at: number): TextPath | undefined =>
    at === block.refColumn ? block.refs?.[row] : undefined
  const rows = block.rows.map((row, index) => {
    const cells = used.map((at) => `<td dir="auto"${title(at)}>${cell(row[at] ?? '', refOf(index, at), how)}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`
}

const blockHtml = (block: Block, how: Rendering): string => {
  switch (block.type) {
    case 'heading':
      return `<h${block.level} dir="auto">${escapeHtml(block.text)}</h${block.level}>`
    case 'paragraph': {
      const words = marked(block.text, block.ref, how)
      const text = block.label ? labeled(block.label, words) : words
      return `<p dir="auto"${block.isLead ? ' class="lead"' : ''}>${text}</p>`
    }
    case 'quote':
      return `<blockquote dir="auto">${inline(block.text)}</blockquote>`
    case 'list':
      return list(block.items, block.isOrdered ? 'ol' : 'ul', (one) => item(one, how))
    case 'facts':
      // Other editors know no lists of definitions.
      if (how.drawings === 'in words')
        return list(block.items, 'ul', ({ label, text }) => `<li dir="auto">${labeled(label, inline(text))}</li>`)
      return `<dl>\n${block.items
        .map(({ label, text }) => `<div><dt>${escapeHtml(label)}</dt><dd dir="auto">${inline(text)}</dd></div>`)
        .join('\n')}\n</dl>`
    case 'folded':
      return blocksHtml([{ type: 'heading', level: 4, text: block.title }, ...block.blocks], how)
    case 'drawing':
      return how.drawings === 'drawn' ? drawing(block, how) : blocksHtml(block.instead, how)
    case 'view':
      return blocksHtml(block.instead, how)
    case 'table':
      return table(block, how)
  }
}

/** So much of a drawing fits on a page of paper, A4 or Letter, with letters that can still be read; px. */
const MAX_PRINTED = { width: 1090, height: 1350 }

/** A drawing. On a phone its words replace it, and on paper those of one that is too large for a page. */
const drawing = ({ drawing: drawn, instead }: Extract<Block, { type: 'drawing' }>, how: Rendering): string => {
  const { pieces, width, height } = toInlineSvg(drawn)
  const isDivided = pieces.length > 1
  const isLarge = width > MAX_PRINTED.width || (height > MAX_PRINTED.height && !isDivided)
  const figureClass = isLarge ? ' class="screen"' : isDivided ? ' class="divided"' : ''
  return `<figure tabindex="0"${figureClass} aria-label="${escapeHtml(drawn.title)}">
${pieces.join('\n')}
</figure>
<div class="words${isLarge ? ' paper' : ''}">
${blocksHtml(instead, how)}
</div>`
}

const blocksHtml = (blocks: readonly Block[], how: Rendering): string =>
  blocks
    .map((block) => blockHtml(block, how))
    .filter(Boolean)
    .join('\n')

/**
 * The blocks of a report as HTML without styles, scripts or a page around it: to paste into other editors, which take
 * words but no drawings.
 */
export const toHtmlBody = (blocks: readonly Block[]): string => blocksHtml(blocks, { drawings: 'in words' })

/** What a page has besides a report. */
export type PageParts = {
  /** Stands at the top of every sheet but the first; by default the title. */
  running?: string
  markText?: MarkText
  /** What its policy allows besides styles and what is in the page. */
  policy?: string
  style?: string
  /** HTML below the title, below the report, and after all of that. */
  beginning?: string
  end?: string
  afterMain?: string
}

/**
 * A report as one HTML page that loads nothing: no script, no font, no image from elsewhere. Light and dark follow the
 * reader. Printed, it is a designed page.
 */
export const toHtmlPage = (
  title: string,
  blocks: readonly Block[],
  { running = title, markText, policy = '', style = '', beginning = '', end = '', afterMain = '' }: PageParts = {},
): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${policy}style-src 'unsafe-inline'; img-src data:; font-src data:">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
${pageStyle(running)}${htmlStyle}${style}</style>
</head>
<body>
<main>
<h1 dir="auto">${escapeHtml(title)}</h1>
${beginning}${blocksHtml(blocks, { drawings: 'drawn', markText })}
${end}</main>
${afterMain}</body>
</html>
`
