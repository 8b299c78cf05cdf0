import type { Snapshot } from '..'
import { toMarkdown } from './markdown'
import { createReport, reportTitle } from './report'

/** What an export is made from. */
export type ExportSource = {
  snapshot: Snapshot
  /** The document's readable content; asked for only by formats that need it. */
  content: () => Readonly<Record<string, unknown>>
  now: number
}

/** A text format that a postmortem is exported as. */
export type ExportFormat = {
  /** For the command line: `debrief export --format <id>`. */
  id: string
  label: string
  /** What it contains and what it is for, in one sentence. */
  description: string
  /** With its dot. */
  extension: string
  mediaType: string
  /** Formats for people are offered in the app; those for programs only on the command line. */
  audience: 'people' | 'programs'
  render: (source: ExportSource) => string
}

/** Every export format, the default of the command line first. To add one, add a row. */
export const exportFormats: readonly [ExportFormat, ...ExportFormat[]] = [
  {
    id: 'markdown',
    label: 'Markdown',
    description: 'The whole report, for a wiki or a repository.',
    extension: '.md',
    mediaType: 'text/markdown',
    audience: 'people',
    render: ({ snapshot, now }) => toMarkdown(reportTitle(snapshot), createReport(snapshot, now)),
  },
  {
    id: 'json',
    label: 'readable JSON',
    description: 'Only the readable content, for scripts; Debrief can’t open it.',
    extension: '.json',
    mediaType: 'application/json',
    audience: 'programs',
    render: ({ content }) => `${JSON.stringify(content(), null, 2)}\n`,
  },
]

/** In code points; in any script, this leaves room for the extension where a name may have 255 bytes. */
const MAX_STEM_LENGTH = 60

/** The suggested name of an exported file: the title, without characters that some file system forbids or hides. */
export const exportFileName = (title: string, extension = ''): string => {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, ' ')
    .replace(/^[ .\p{M}]+/u, '')
  const stem = Array.from(plain)
    .slice(0, MAX_STEM_LENGTH)
    .join('')
    .replace(/(?<![ .])[ .]+$/, '')
  return `${stem || 'postmortem'}${extension}`
}
