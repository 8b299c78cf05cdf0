import { createHash } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import type { Author } from '../../../shared/crdt'
import { createDocument } from '../../../shared/document'
import {
  applyImport,
  chooseTaken,
  type ImportPlan,
  type ImportSummary,
  planImport,
  type RowSource,
  readPresentContent,
} from '../../../shared/import'
import {
  formatIds,
  ImportError,
  type ImportOptions,
  type ImportResult,
  importTimeline,
  MAX_IMPORT_LENGTH,
} from '../../../shared/libs/timeline-import'
import { documentCodec } from '../../host/app/document-codec'
import { newId } from '../../host/ids'
import { DocumentFolder } from '../../host/store'
import { UserError } from '../../host/user-error'
import { type Command, CommandError, type Io } from '../command'
import { readDocument, readInput } from '../input'

const usage = `debrief import [--json] [--zone ZONE] [--date DATE] [--format FORMAT] [--new DIR | --into DOC] FILE|-

Reads a timeline from a chat, a log, alerts, commits or a postmortem.

  --json          print the events, sections and warnings as JSON
  --zone ZONE     time zone for times without one: Europe/Berlin, PST, +02:00
  --date DATE     date for times without one: 2024-03-01
  --format F      the format, instead of detecting it: ${formatIds().join(', ')}
  --new DIR       add it to a new document in this folder
  --into DOC      add it to this .debrief.json

Importing the same file again adds nothing twice. Exit status: 0 read, 1 read with nothing found, 2 an error.`

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      zone: { type: 'string' },
      date: { type: 'string' },
      format: { type: 'string' },
      new: { type: 'string' },
      into: { type: 'string' },
    },
  })

type ImportFlags = ReturnType<typeof parse>['values']

const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const readArguments = (args: string[]): { flags: ImportFlags; file: string } => {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    throw new CommandError(errorMessage(error))
  }
  const [file, ...more] = parsed.positionals
  if (file === undefined || more.length > 0)
    throw new CommandError('give one FILE, or - for standard input. See --help.')
  if (parsed.values.new !== undefined && parsed.values.into !== undefined)
    throw new CommandError('give --new or --into, not both.')
  return { flags: parsed.values, file }
}

const read = (bytes: Uint8Array, flags: ImportFlags, file: string): ImportResult => {
  const { format, zone, date } = flags
  const options: ImportOptions = {
    ...(format === undefined ? {} : { format }),
    ...(zone === undefined ? {} : { zone }),
    ...(date === undefined ? {} : { date }),
    ...(file === '-' ? {} : { fileName: basename(file) }),
  }
  try {
    return importTimeline(bytes, options)
  } catch (error) {
    if (error instanceof ImportError) throw new CommandError(error.message)
    throw error
  }
}

const formatResult = ({ title, events, warnings }: ImportResult): string => {
  const rows = events.map(({ at, local, approximate, text, bot, duplicateOf }) => {
    const marks = [approximate ? 'about' : '', bot ? 'bot' : '', duplicateOf === undefined ? '' : 'again']
      .filter((mark) => mark !== '')
      .join(', ')
    return `${(at ?? `${local ?? 'no time'} (no zone)`).padEnd(25)} ${text.split('\n')[0] ?? ''}${marks === '' ? '' : ` (${marks})`}`
  })
  const notes = warnings.map(({ line, message }) => `  ${line === 0 ? 'file' : `line ${line}`}: ${message}`)
  return [
    title ?? 'No title',
    `${events.length} events`,
    ...rows,
    ...(notes.length > 0 ? ['', 'Look at:', ...notes] : []),
    '',
  ].join('\n')
}

const isEmpty = ({ events, sections }: ImportResult): boolean =>
  events.length === 0 && Object.values(sections).every((section) => section === undefined || section.length === 0)

const author: Author = { name: 'Import', now: Date.now, newId }

/**
 * Opens the folder as a host would, so that the file is written just as durably; if a host has it open, the error names
 * that host.
 */
const inFolder = async <T>(path: string, work: (folder: DocumentFolder) => Promise<T>): Promise<T> => {
  try {
    const folder = await DocumentFolder.open({ folder: path, codec: documentCodec })
    try {
      return await work(folder)
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const where = error.code === 'folder-in-use' && error.address ? ` It answers at ${error.address}.` : ''
    throw new CommandError(`${error.message}${error.message.includes(error.address ?? '\u0000') ? '' : where}`)
  }
}

type Written = { fileName: string; plan: ImportPlan; summary: ImportSummary }

/** Adds the import to a document of the folder, which `prepare` creates if there is none. */
const writeTo = async (
  folder: DocumentFolder,
  id: string,
  source: RowSource,
  prepare: (doc: Y.Doc) => void,
): Promise<Written> => {
  const doc = new Y.Doc()
  const isNew = !folder.has(id)
  const attached = await folder.attach(id, doc)
  try {
    if (attached.isReadOnly)
      throw new CommandError('this document was made by a newer version of Debrief, so it can only be read.')
    if (isNew) prepare(doc)
    const plan = planImport(readPresentContent(doc), [source])
    const summary = applyImport(doc, author, chooseTaken(plan, false))
    await attached.save()
    if (attached.isFileStale) throw new CommandError('the document could not be saved; nothing was added.')
    const { fileName } = await folder.fileText(id)
    await attached.detach()
    return { fileName, plan, summary }
  } catch (error) {
    await attached.abandon()
    throw error
  }
}

/** The same file gives the same id, so that importing it again finds the earlier document. */
const idFor = (bytes: Uint8Array): string =>
  createHash('sha256').update('debrief import ').update(bytes).digest('base64url').slice(0, 16)

const writeNew = async (path: string, bytes: Uint8Array, source: RowSource, file: string) => {
  await mkdir(path, { recursive: true })
  const id = idFor(bytes)
  const title = source.result.title ?? (file === '-' ? 'Imported timeline' : basename(file).replace(/\.[^.]+$/, ''))
  return inFolder(path, (folder) =>
    writeTo(folder, id, source, (doc) => {
      const ids = [id]
      createDocument({ title, length: 90 }, { ...author, newId: () => ids.shift() ?? newId() }, doc)
    }),
  )
}

const writeInto = async (path: string, source: RowSource, io: Io) => {
  const { file, state } = await readDocument(path, io)
  state.destroy()
  const { id } = file
  return inFolder(dirname(resolve(path)), async (folder) => {
    if (!folder.has(id)) throw new CommandError(`${path} can’t be written to.`)
    return writeTo(folder, id, source, () => undefined)
  })
}

const printSummary = ({ fileName, plan, summary }: Written, io: Io): void => {
  const { events, lessons, actions, texts } = summary
  const rowsOf = (state: string) => plan.rows.filter((row) => row.state === state && !row.isSuggestion)
  const parts = [`${events} events`, `${lessons} lessons`, `${actions} actions`, ...texts]
  io.stderr(`Added to ${fileName}: ${parts.join(', ')}.`)
  const before = rowsOf('imported').length + rowsOf('removed').length
  if (before > 0) io.stderr(`${before} events were already there from an earlier import.`)
  for (const { event } of rowsOf('repeats'))
    io.stderr(`Line ${event.line} is already there in nearly the same words: ${event.text.slice(0, 80)}`)
  const kept = plan.sections.filter(({ state, target }) => state === 'kept' && target !== 'title')
  if (kept.length > 0)
    io.stderr(`The document already has text for ${kept.map(({ target }) => target).join(', ')}. That was not changed.`)
}

const run = async (args: string[], io: Io): Promise<number> => {
  const { flags, file } = readArguments(args)
  if (flags.new !== undefined && (await stat(flags.new).catch(() => undefined))?.isFile())
    throw new CommandError(`${flags.new} is a file; --new needs a folder.`)
  const bytes = await readInput(file, io, MAX_IMPORT_LENGTH)
  const result = read(bytes, flags, file)
  const writes = !isEmpty(result)
  const source: RowSource = { kind: 'rows', name: file, text: '', options: {}, result }
  if (writes && flags.new !== undefined) printSummary(await writeNew(flags.new, bytes, source, file), io)
  if (writes && flags.into !== undefined) printSummary(await writeInto(flags.into, source, io), io)
  const isWritten = flags.new !== undefined || flags.into !== undefined
  if (flags.json) io.stdout(`${JSON.stringify(result, null, 2)}\n`)
  else if (!isWritten) io.stdout(formatResult(result))
  return writes ? 0 : 1
}

/** `debrief import`: a timeline from raw records, on standard output or in a document. */
export const command: Command = {
  summary: 'reads a timeline from chats, logs, alerts, commits and postmortems',
  usage,
  run,
}
