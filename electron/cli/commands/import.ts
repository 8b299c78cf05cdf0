import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  formatIds,
  ImportError,
  type ImportOptions,
  type ImportResult,
  importTimeline,
} from '../../../shared/timeline/import'
import { type Command, CommandError, type Io } from '../command'

const usage = `debrief import [--json] [--zone ZONE] [--date DATE] [--format FORMAT] FILE|-

Reads a timeline out of a chat, a log, alerts, commits or a postmortem.

  --json          print the events, sections and warnings as JSON
  --zone ZONE     zone of times that tell none: Europe/Berlin, PST, +02:00
  --date DATE     date of times that tell none: 2024-03-01
  --format F      instead of looking at the content: ${formatIds().join(', ')}

Exit status: 0 read, 1 read with nothing found, 2 an error.`

const bytesOf = async (file: string, io: Io): Promise<Uint8Array> => {
  if (file === '-') return io.stdin()
  try {
    return new Uint8Array(await readFile(file))
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const read = (bytes: Uint8Array, options: ImportOptions): ImportResult => {
  try {
    return importTimeline(bytes, options)
  } catch (error) {
    if (error instanceof ImportError) throw new CommandError(error.message)
    throw error
  }
}

const inWords = ({ title, events, warnings }: ImportResult): string => {
  const rows = events.map(({ at, local, approximate, text, bot, duplicateOf }) => {
    const marks = [approximate ? 'about' : '', bot ? 'bot' : '', duplicateOf === undefined ? '' : 'again']
      .filter((mark) => mark !== '')
      .join(', ')
    return `${(at ?? `${local ?? 'no time'} (no zone)`).padEnd(25)} ${text.split('\n')[0] ?? ''}${marks === '' ? '' : ` (${marks})`}`
  })
  const said = warnings.map(({ line, message }) => `  ${line === 0 ? 'file' : `line ${line}`}: ${message}`)
  return [
    title ?? 'No title',
    `${events.length} events`,
    ...rows,
    ...(said.length > 0 ? ['', 'Look at:', ...said] : []),
    '',
  ].join('\n')
}

const isEmpty = ({ events, sections }: ImportResult): boolean =>
  events.length === 0 && Object.values(sections).every((section) => section === undefined || section.length === 0)

const run = async (args: string[], io: Io): Promise<number> => {
  let given: ReturnType<typeof parse>
  try {
    given = parse(args)
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error))
  }
  const { values, positionals } = given
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0)
    throw new CommandError('give one FILE, or - for standard input (--help tells more).')
  const result = read(await bytesOf(file, io), {
    ...(values.format === undefined ? {} : { format: values.format }),
    ...(values.zone === undefined ? {} : { zone: values.zone }),
    ...(values.date === undefined ? {} : { date: values.date }),
    ...(file === '-' ? {} : { fileName: basename(file) }),
  })
  io.stdout(values.json ? `${JSON.stringify(result, null, 2)}\n` : inWords(result))
  return isEmpty(result) ? 1 : 0
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      zone: { type: 'string' },
      date: { type: 'string' },
      format: { type: 'string' },
    },
  })

/** `debrief import`: a timeline from raw records, on standard output or in a document. */
export const command: Command = {
  summary: 'reads a timeline from chats, logs, alerts, commits and postmortems',
  usage,
  run,
}
