import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { formatIds, type ImportResult } from '../../../../shared/libs/timeline-import'
import { type Command, CommandError, type Io } from '../../command'
import { readInputs } from './inputs'
import { formatResult, formatResults, printRefused, printSummary, toJson } from './print'
import { type ReadInputs, readTimelines } from './read'
import { partReplies, writeReplies } from './replies'
import { writeInto, writeNew } from './write'

const usage = `debrief import [--json] [--zone ZONE] [--date DATE] [--start TIME] [--format FORMAT]
               [--names] [--bots] [--new DIR [--template ID] | --into DOC]
               FILE|DIR|ZIP …|-

Reads a timeline from chats, logs, alerts, commits and postmortems: from files, and from all files in folders and zip
archives, such as an export of Slack. Replies that were saved from a page to comment on are added with --into.

  --json          print the events, sections and warnings as JSON
  --zone ZONE     time zone for times without one: Europe/Berlin, PST, +02:00; a new document takes it over
  --date DATE     date for times without one: 2024-03-01
  --start TIME    when a recording began, or a table with ages was printed: 2024-03-01T14:05
  --format F      the format, instead of detecting it: ${formatIds().join(', ')}
  --names         add the names of people too, and not only those of teams and roles
  --bots          add what bots wrote too
  --new DIR       add it to a new document in this folder
  --template ID   make the new document from a template, one of the folder's own too: discipline, written-review
  --into DOC      add it to this .debrief.json

While Debrief has the document open, it is added there, and everybody sees it at once. Importing the same again adds
nothing twice. Exit status: 0 read, 1 read with nothing found, 2 an error.`

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      zone: { type: 'string' },
      date: { type: 'string' },
      start: { type: 'string' },
      format: { type: 'string' },
      names: { type: 'boolean' },
      bots: { type: 'boolean' },
      new: { type: 'string' },
      template: { type: 'string' },
      into: { type: 'string' },
    },
  })

type ImportFlags = ReturnType<typeof parse>['values']

/** Node's reason in one sentence; the advice that follows it is about arguments that begin with `-`. */
const reasonOf = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).replace(/(?<=')\. .*$/s, '.').replace(/(?<!\.)$/, '.')} See --help.`

const readArguments = (args: string[]): { flags: ImportFlags; paths: string[] } => {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    throw new CommandError(reasonOf(error))
  }
  const { values: flags, positionals: paths } = parsed
  if (paths.length === 0) throw new CommandError('give a FILE, a folder or a zip, or - for standard input. See --help.')
  if (paths.filter((path) => path === '-').length > 1) throw new CommandError('give - only once.')
  if (flags.new !== undefined && flags.into !== undefined) throw new CommandError('give --new or --into, not both.')
  if (flags.template !== undefined && flags.new === undefined) throw new CommandError('--template needs --new DIR.')
  return { flags, paths }
}

const isEmpty = ({ events, sections }: ImportResult): boolean =>
  events.length === 0 && Object.values(sections).every((section) => section === undefined || section.length === 0)

/** Prints what was read; `isSingle`: in the form for one file. */
const print = (read: ReadInputs, isSingle: boolean, flags: ImportFlags, io: Io): void => {
  const [first] = read.sources
  if (flags.json) io.stdout(`${JSON.stringify(isSingle && first ? first.result : toJson(read), null, 2)}\n`)
  else if (flags.new === undefined && flags.into === undefined)
    io.stdout(isSingle && first ? formatResult(first.result) : formatResults(read.sources))
}

const run = async (args: string[], io: Io): Promise<number> => {
  const { flags, paths } = readArguments(args)
  if (flags.new !== undefined && (await stat(flags.new).catch(() => undefined))?.isFile())
    throw new CommandError(`${flags.new} is a file; --new needs a folder.`)
  const { replies, records: inputs } = partReplies(await readInputs(paths, io))
  if (replies.length > 0 && flags.into === undefined)
    throw new CommandError(`${replies[0]?.name} is a reply to a postmortem. Give --into DOC to add it there.`)
  const { format, zone, date, start } = flags
  const read = await readTimelines(inputs, {
    ...(format === undefined ? {} : { format }),
    ...(zone === undefined ? {} : { zone }),
    ...(date === undefined ? {} : { date }),
    ...(start === undefined ? {} : { start }),
  })
  const unreadable = read.refused.filter(({ isLeftOut }) => !isLeftOut)
  if (inputs.isSingle && unreadable[0]) throw new CommandError(unreadable[0].message)
  if (!inputs.isSingle) printRefused(read, io)
  if (flags.into !== undefined && replies.length > 0) await writeReplies(flags.into, replies, io)
  if (replies.length > 0 && inputs.files.length === 0) return 0
  if (read.sources.length === 0 && unreadable.length > 0) throw new CommandError('none of these could be read.')
  const sources = read.sources.filter(({ result }) => !isEmpty(result))
  if (sources.length > 0) {
    const options = { withNames: flags.names === true, withBots: flags.bots === true, zone }
    if (flags.new !== undefined)
      printSummary(await writeNew(flags.new, inputs.files, sources, { ...options, template: flags.template }), io)
    if (flags.into !== undefined) printSummary(await writeInto(flags.into, sources, options, io), io)
  }
  print(read, inputs.isSingle, flags, io)
  return sources.length > 0 ? 0 : 1
}

/** `debrief import`: a timeline from raw records, on standard output or in a document. */
export const command: Command = {
  summary: 'reads a timeline from chats, logs, alerts, commits and postmortems',
  usage,
  run,
}
