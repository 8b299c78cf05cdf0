import { stages } from '../../stages'
import { withoutInternal } from '..'
import { createReport, reportTitle, toMarkdown } from '../report'
import { scheduleCalendar } from '../schedule'
import { listTableFormats } from './csv'
import { listDrawingFormats } from './drawings'
import type { ExportFormat } from './format'
import { toHtmlBody, toHtmlPage } from './html'
import { chat, mail } from './messages'
import { onePage } from './one-page'
import { replyPage } from './reply-page'
import { runningHeader } from './running-header'
import { listTicketExports } from './tickets'

export { exportFileName } from './file-name'
export type { ExportFormat, ExportGroup, ExportSource } from './format'
export { findInDocument, toPublicEdition } from './public-edition'
export { replyPage } from './reply-page'

const markdown: ExportFormat = {
  id: 'markdown',
  label: 'Markdown',
  description: 'The whole report, for a wiki or a repository.',
  extension: '.md',
  mediaType: 'text/markdown',
  group: 'report',
  render: ({ snapshot, now, options }) => toMarkdown(reportTitle(snapshot), createReport(snapshot, now, options)),
}

const html: ExportFormat = {
  id: 'html',
  label: 'Web page (HTML)',
  description:
    'The whole report as one file that any browser opens. Copied, it keeps its tables and links in other editors.',
  extension: '.html',
  mediaType: 'text/html',
  group: 'report',
  render: ({ snapshot, now, options }) =>
    toHtmlPage(reportTitle(snapshot), createReport(snapshot, now, options), { running: runningHeader(snapshot) }),
  renderForClipboard: (source) => {
    const { snapshot, now, options } = source
    const title = { type: 'heading' as const, level: 1 as const, text: reportTitle(snapshot) }
    return { text: markdown.render(source), html: toHtmlBody([title, ...createReport(snapshot, now, options)]) }
  },
}

const pdf: ExportFormat = {
  ...html,
  id: 'pdf',
  label: 'PDF',
  description: 'The whole report as printed pages, to send or to file.',
  extension: '.pdf',
  mediaType: 'application/pdf',
  isPrinted: true,
}

const json: ExportFormat = {
  id: 'json',
  label: 'readable JSON',
  description: 'Only the readable content, for scripts; Debrief can’t open it.',
  extension: '.json',
  mediaType: 'application/json',
  group: 'data',
  render: ({ content }) => `${JSON.stringify(withoutInternal(content()), null, 2)}\n`,
}

/** Every export format, the default of the command line first. To add one, add a row. */
export const exportFormats: readonly [ExportFormat, ...ExportFormat[]] = [
  markdown,
  html,
  replyPage,
  pdf,
  onePage,
  ...listDrawingFormats(stages),
  ...listTableFormats(stages),
  chat,
  mail,
  ...listTicketExports(),
  scheduleCalendar,
  json,
]
