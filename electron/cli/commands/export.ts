import { randomUUID } from 'node:crypto'
import type { Author } from '../../../shared/crdt'
import { applyMeetingEdits, snapshot, toMeeting } from '../../../shared/document'
import { type ExportFormat, exportFormats } from '../../../shared/document/report'
import { type Command, CommandError } from '../command'
import { readDocument } from '../input'

const [defaultFormat] = exportFormats
const ids = exportFormats.map(({ id }) => id)

/** `debrief export`: a document in one of the export formats, on standard output. */
export const command: Command = {
  summary: `prints a document as ${exportFormats.map(({ label }) => label).join(' or ')}`,
  usage: [
    `debrief export [--format ${ids.join('|')}] FILE`,
    '',
    `Prints a .debrief.json file to standard output, as ${defaultFormat.label} unless --format says otherwise:`,
    '',
    ...exportFormats.map(({ id, description }) => `  ${id.padEnd(10)} ${description}`),
    '',
    'Exit status: 0 printed, 2 an error.',
  ].join('\n'),
  run: async (args, io) => {
    const { format, path } = readArguments(args)
    const { file, state } = await readDocument(path, io)
    if (file.isHandEdited) applyMeetingEdits(state, toMeeting(state), file.meeting, editedByHand)
    // The content as it is in the file: an edit that no schema accepts is printed too, rather than lost.
    io.stdout(format.render({ snapshot: snapshot(state), content: () => file.meeting, now: Date.now() }))
    return 0
  },
}

const editedByHand: Author = { name: 'Edited by hand', now: Date.now, newId: randomUUID }

const readArguments = (args: readonly string[]): { format: ExportFormat; path: string } => {
  const at = args.indexOf('--format')
  const format = at < 0 ? defaultFormat : exportFormats.find(({ id }) => id === args[at + 1])
  const [path, ...more] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1))
  if (!format) throw new CommandError(`--format must be ${ids.join(' or ')}.`)
  if (!path || more.length > 0) throw new CommandError('give one FILE. See --help.')
  return { format, path }
}
