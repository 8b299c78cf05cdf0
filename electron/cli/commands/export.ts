import { randomUUID } from 'node:crypto'
import type { Author } from '../../../shared/crdt'
import { applyMeetingEdits, snapshot, toMeeting } from '../../../shared/document'
import { type ExportFormat, type ExportSource, exportFormats } from '../../../shared/document/exports'
import { readPublication } from '../../../shared/document/revisions'
import { parseZone } from '../../../shared/libs/time'
import { getPaper, type Paper, papers } from '../../../shared/protocol/print-job'
import type { ReportOptions } from '../../../shared/stages/contract'
import { type Command, CommandError } from '../command'
import { readDocument } from '../input'
import { createPublicEdition } from './export/public-edition'
import { checkTarget, type Target, writeExport } from './export/write'

const [defaultFormat] = exportFormats
const ids = exportFormats.map(({ id }) => id)

/** `debrief export`: a document in one of the export formats, on standard output. */
export const command: Command = {
  summary: `prints a document as ${exportFormats.map(({ label }) => label).join(', ')}`,
  usage: [
    'debrief export [--format FORMAT] [--out FILE] [--paper PAPER] [--zone ZONE] [--starred]',
    '               [--comments] [--public [--keep TEXT]...] FILE',
    '',
    `Prints a .debrief.json file to standard output, as ${defaultFormat.label} unless --format says otherwise:`,
    '',
    ...exportFormats.map(({ id, description }) => `  ${id.padEnd(14)} ${description}`),
    '',
    '  --out FILE      writes the export to this file, which is replaced if it exists',
    `  --paper PAPER   the paper of a PDF: ${papers.join(' or ')}; by default what is usual in your locale`,
    '  --zone ZONE     also shows times in this zone, such as Europe/Berlin',
    '  --starred       only those events of the timeline that are starred',
    '  --comments      a page to comment on also has the open comments so far, with the names of their authors',
    '  --public        with stand-ins for people, teams, services, customers, hosts, addresses, links, tickets, accounts',
    '                  and money; standard error says what was replaced. Read it before you publish it.',
    '  --keep TEXT     keeps one of them as it is, as it was written; may be given more than once',
    '',
    'A PDF is made by Chromium, Chrome or Edge, which is looked for in the usual places. CHROMIUM can name its program.',
    '',
    'Exit status: 0 printed, 2 an error, 130 stopped.',
  ].join('\n'),
  run: async (args, io) => {
    const { format, options, path, isPublic, keep, hasComments, ...target } = readArguments(args)
    await checkTarget(path, format, target, io)
    const { file, state } = await readDocument(path, io)
    if (file.isHandEdited) applyMeetingEdits(state, toMeeting(state), file.meeting, editedByHand)
    // The content as it is in the file: an edit that no schema accepts is printed too, rather than lost.
    const source: ExportSource = {
      snapshot: snapshot(state),
      content: () => file.meeting,
      now: Date.now(),
      options: { ...options, publication: readPublication(state) },
      hasComments,
    }
    const edition = isPublic ? createPublicEdition(source, keep) : { source, report: [] }
    const status = await writeExport(format, format.render(edition.source), target, io)
    for (const line of status === 0 ? edition.report : []) io.stderr(line)
    return status
  },
}

const editedByHand: Author = { name: 'Edited by hand', now: Date.now, newId: randomUUID }

type Arguments = Target & {
  format: ExportFormat
  options: ReportOptions
  path: string
  isPublic: boolean
  keep: string[]
  hasComments: boolean
}

const readArguments = (args: readonly string[]): Arguments => {
  let format: ExportFormat = defaultFormat
  const options: ReportOptions = {}
  const paths: string[] = []
  const keep: string[] = []
  let isPublic = false
  let hasComments = false
  const target: Target = { paper: getPaper(Intl.DateTimeFormat().resolvedOptions().locale) }
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--format') format = readFormat(args[++at])
    else if (arg === '--out') target.out = readOut(args[++at])
    else if (arg === '--paper') target.paper = readPaper(args[++at])
    else if (arg === '--zone') options.zone = readZone(args[++at])
    else if (arg === '--starred') options.isStarredOnly = true
    else if (arg === '--public') isPublic = true
    else if (arg === '--comments') hasComments = true
    else if (arg === '--keep') keep.push(readKept(args[++at]))
    else paths.push(arg)
  }
  const [path, ...more] = paths
  if (!path || more.length > 0) throw new CommandError('give one FILE. See --help.')
  if (keep.length > 0 && !isPublic) throw new CommandError('--keep is only for --public.')
  if (isPublic && format.isForColleagues)
    throw new CommandError(`${format.id} is for colleagues, so --public can’t be given with it. Use --format html.`)
  if (hasComments && !format.isForColleagues) throw new CommandError('--comments is only for --format html-reply.')
  return { format, options, path, isPublic, keep, hasComments, ...target }
}

const readFormat = (id: string | undefined): ExportFormat => {
  const format = exportFormats.find((one) => one.id === id)
  if (!format) throw new CommandError(`--format must be one of ${ids.join(', ')}.`)
  return format
}

const readOut = (path: string | undefined): string => {
  if (!path || path.startsWith('--')) throw new CommandError('--out must be a file to write, such as report.pdf.')
  return path
}

const readPaper = (name: string | undefined): Paper => {
  const paper = papers.find((one) => one.toLowerCase() === name?.toLowerCase())
  if (!paper) throw new CommandError(`--paper must be ${papers.join(' or ')}.`)
  return paper
}

const readKept = (text: string | undefined): string => {
  if (!text?.trim()) throw new CommandError('--keep must be a text that is to stay, such as “example.com”.')
  return text
}

const readZone = (name: string | undefined): string => {
  if (!name || !parseZone(name)) throw new CommandError('--zone must be a time zone, such as Europe/Berlin or UTC.')
  return name
}
