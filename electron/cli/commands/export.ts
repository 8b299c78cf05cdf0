import { randomUUID } from 'node:crypto'
import type { Author } from '../../../shared/crdt'
import { applyMeetingEdits, snapshot, toMeeting } from '../../../shared/document'
import { reportOf, reportTitle, toMarkdown } from '../../../shared/document/report'
import { type Command, CommandError } from '../command'
import { readDocument } from '../input'

/** Prints a document as a report, or its readable content as JSON. */
export const command: Command = {
  summary: 'prints a document as a Markdown report or as JSON',
  usage: [
    'debrief export [--format markdown|json] FILE',
    '',
    'Prints the report of a .debrief.json file to standard output. With --format json it prints only the readable content.',
    'Exit status 0 printed, 2 an error.',
  ].join('\n'),
  run: async (args, io) => {
    const { format, path } = readArguments(args)
    const { file, state } = await readDocument(path, io)
    if (format === 'json') {
      io.stdout(`${JSON.stringify(file.meeting, null, 2)}\n`)
      return 0
    }
    if (file.isHandEdited) applyMeetingEdits(state, toMeeting(state), file.meeting, byHand)
    const snap = snapshot(state)
    io.stdout(toMarkdown(reportTitle(snap), reportOf(snap, Date.now())))
    return 0
  },
}

const byHand: Author = { name: 'Edited by hand', now: Date.now, newId: randomUUID }

const readArguments = (args: readonly string[]): { format: 'markdown' | 'json'; path: string } => {
  const at = args.indexOf('--format')
  const format = at < 0 ? 'markdown' : args[at + 1]
  const [path, ...more] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1))
  if (format !== 'markdown' && format !== 'json') throw new CommandError('--format must be markdown or json.')
  if (!path || more.length > 0) throw new CommandError('give one file; debrief export --help tells more.')
  return { format, path }
}
