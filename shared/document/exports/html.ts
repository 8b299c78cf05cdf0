import { type Block, type Cell, type Detail, type ListItem, usedColumns } from '../../stages/report-blocks'
import { splitAtLinks } from '../report/safe-link'
import { escapeHtml } from './escape-html'
import { htmlStyle } from './html-style'
import { toInlineSvg } from './svg'

/** Text whose web addresses are links and whose line breaks are kept. */
const inline = (text: string): string =>
  splitAtLinks(text.trim())
    .map((piece) => {
      const escaped = escapeHtml(piece.text).replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '<br>')
      return piece.link ? `<a href="${escapeHtml(piece.link)}" rel="noreferrer">${escaped}</a>` : escaped
    })
    .join('')

const details = (items: readonly Detail[]): string =>
  items.map(({ label, text }) => `<br><small><em>${escapeHtml(label)}:</em> ${inline(text)}</small>`).join('')

const cell = (one: Cell): string => (typeof one === 'string' ? inline(one) : inline(one.text) + details(one.details))

const item = ({ text, isDone, items = [] }: ListItem): string => {
  const state = isDone === undefined ? '' : isDone ? '<strong>Settled:</strong> ' : '<strong>Open:</strong> '
  return `<li dir="auto">${state}${inline(text)}${items.length > 0 ? list(items, 'ul') : ''}</li>`
}

const list = (items: readonly ListItem[], tag: 'ul' | 'ol'): string =>
  items.length > 0 ? `<${tag}>\n${items.map(item).join('\n')}\n</${tag}>` : ''

const table = (block: Extract<Block, { type: 'table' }>): string => {
  const used = usedColumns(block)
  const head = used.map((at) => {
    const { title = '', width } = block.columns[at] ?? {}
    return `<th scope="col"${width ? ` class="${width}"` : ''}>${escapeHtml(title)}</th>`
  })
  const rows = block.rows.map(
    (row) => `<tr>${used.map((at) => `<td dir="auto">${cell(row[at] ?? '')}</td>`).join('')}</tr>`,
  )
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`
}

type Drawings = 'drawn' | 'in words'

const blockHtml = (block: Block, drawings: Drawings): string => {
  switch (block.type) {
    case 'heading':
      return `<h${block.level} dir="auto">${escapeHtml(block.text)}</h${block.level}>`
    case 'paragraph': {
      const label = block.label ? `<strong>${escapeHtml(block.label)}:</strong> ` : ''
      return `<p dir="auto"${block.isLead ? ' class="lead"' : ''}>${label}${inline(block.text)}</p>`
    }
    case 'quote':
      return `<blockquote dir="auto">${inline(block.text)}</blockquote>`
    case 'list':
      return list(block.items, block.isOrdered ? 'ol' : 'ul')
    case 'facts':
      return `<dl>\n${block.items
        .map(({ label, text }) => `<div><dt>${escapeHtml(label)}</dt><dd dir="auto">${inline(text)}</dd></div>`)
        .join('\n')}\n</dl>`
    case 'folded':
      return blocksHtml([{ type: 'heading', level: 4, text: block.title }, ...block.blocks], drawings)
    case 'drawing':
      return drawings === 'drawn'
        ? `<figure tabindex="0">\n${toInlineSvg(block.drawing)}\n</figure>`
        : blocksHtml(block.instead, drawings)
    case 'view':
      return blocksHtml(block.instead, drawings)
    case 'table':
      return table(block)
  }
}

const blocksHtml = (blocks: readonly Block[], drawings: Drawings): string =>
  blocks
    .map((block) => blockHtml(block, drawings))
    .filter(Boolean)
    .join('\n')

/**
 * The blocks of a report as HTML without styles, scripts or a page around it: to paste into other editors, which take
 * words but no drawings.
 */
export const toHtmlBody = (blocks: readonly Block[]): string => blocksHtml(blocks, 'in words')

/**
 * A report as one HTML page that loads nothing: no script, no font, no image from elsewhere. Light and dark follow the
 * reader, and it prints on white.
 */
export const toHtmlPage = (title: string, blocks: readonly Block[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
${htmlStyle}</style>
</head>
<body>
<main>
<h1 dir="auto">${escapeHtml(title)}</h1>
${blocksHtml(blocks, 'drawn')}
</main>
</body>
</html>
`
