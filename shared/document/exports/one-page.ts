import { dateText } from '../../meeting/format'
import type { Change } from '../../stages/contract'
import type { Block } from '../../stages/report-blocks'
import { createIncidentFacts, toMarkdown } from '../report'
import { cutList, cutText } from '../report/cut-text'
import { createDigest } from '../report/digest'
import type { ExportFormat, ExportSource } from './format'
import { toHtmlBody, toHtmlPage } from './html'

/** So much fits on one A4 page with every part of it full, in capitals too; letters. */
const most = { title: 84, fact: 30, summary: 500, affected: 120, item: 72, why: 200, action: 72, owner: 24 }
const counts = { affected: 4, causes: 3, actions: 5 }

const heading = (text: string): Block => ({ type: 'heading', level: 2, text })

const section = (title: string, blocks: Block[]): Block[] => (blocks.length > 0 ? [heading(title), ...blocks] : [])

const paragraph = (text: string, limit: number): Block[] =>
  text.trim() ? [{ type: 'paragraph', text: cutText(text, limit) }] : []

const list = (texts: readonly string[], count: number): Block[] => {
  const { shown, more } = cutList(texts, count, most.item)
  return shown.length === 0
    ? []
    : [{ type: 'list', items: [...shown, ...(more ? [more] : [])].map((text) => ({ text })) }]
}

const actionsTable = (changes: readonly Change[]): Block[] => {
  const filled = changes.filter(({ text }) => text.trim())
  if (filled.length === 0) return []
  const rest = filled.length - counts.actions
  return [
    {
      type: 'table',
      columns: [{ title: 'Action' }, { title: 'Owner', width: 'wide' }, { title: 'Due', width: 'medium' }],
      rows: filled
        .slice(0, counts.actions)
        .map(({ text, owner, due, isDone }) => [
          cutText(text, most.action),
          cutText(owner, most.owner),
          isDone ? 'Done' : due && dateText(Date.parse(due)),
        ]),
    },
    ...(rest > 0 ? [{ type: 'paragraph' as const, text: `and ${rest} more` }] : []),
  ]
}

const createOnePage = ({ snapshot, now }: ExportSource): { title: string; blocks: Block[] } => {
  const digest = createDigest(snapshot, now)
  const facts = createIncidentFacts(snapshot).map(({ label, text }) => ({ label, text: cutText(text, most.fact) }))
  const [felt = '', ...figures] = digest.affected
  return {
    title: cutText(digest.title, most.title),
    blocks: [
      { type: 'facts', items: facts },
      ...section('Summary', paragraph(digest.summary, most.summary)),
      ...section('Impact', [...paragraph(felt, most.affected), ...list(figures, counts.affected)]),
      ...section('What made it possible', [...paragraph(digest.why, most.why), ...list(digest.causes, counts.causes)]),
      ...section('Key actions', actionsTable(digest.changes)),
    ],
  }
}

/** A web page and no Markdown: that it prints on one page of paper is the point of it. Copied, it is both. */
export const onePage: ExportFormat = {
  id: 'one-page',
  label: 'One page (HTML)',
  description: 'What executives need, cut to one printed page.',
  part: 'One page',
  extension: '.html',
  mediaType: 'text/html',
  group: 'report',
  render: (source) => {
    const { title, blocks } = createOnePage(source)
    return toHtmlPage(title, blocks)
  },
  renderForClipboard: (source) => {
    const { title, blocks } = createOnePage(source)
    return {
      text: toMarkdown(title, blocks),
      html: toHtmlBody([{ type: 'heading', level: 1, text: title }, ...blocks]),
    }
  },
}
