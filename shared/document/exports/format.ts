import type { ReportOptions } from '../../stages/contract'
import type { Snapshot } from '..'

/** What an export is made from. */
export type ExportSource = {
  snapshot: Snapshot
  /** The document's readable content; asked for only by formats that need it. */
  content: () => Readonly<Record<string, unknown>>
  now: number
  options?: ReportOptions
  /** Whether a page to comment on shows what others have said, with their names. */
  hasComments?: boolean
}

/**
 * What an export is: the whole report, a drawing or the rows of a stage, a short text to paste into a message, the days
 * after the incident, actions for a tracker or calendar, or data for programs.
 * Data is offered only on the command line.
 */
export type ExportGroup = 'report' | 'drawing' | 'table' | 'message' | 'schedule' | 'ticket' | 'data'

/** A format that a postmortem is exported as. */
export type ExportFormat = {
  /** For the command line: `debrief export --format <id>`. */
  id: string
  label: string
  /** What it contains and what it is for, in one sentence. */
  description: string
  /** What it is of the postmortem, in the name of its file, unless it is the whole report. */
  part?: string
  /** With its dot. */
  extension: string
  mediaType: string
  group: ExportGroup
  /** The text of the file; of a printed format, the HTML page that a printer makes it from. */
  render: (source: ExportSource) => string
  /** The file is what a printer makes of a page, and its bytes are no text. */
  isPrinted?: boolean
  /** It is for people who may read everything, so there is no public edition of it. */
  isForColleagues?: boolean
  /** What is copied instead, for a format that other editors take with its headings, tables and links. */
  renderForClipboard?: (source: ExportSource) => { text: string; html: string }
}
