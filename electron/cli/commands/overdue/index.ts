import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FollowUpRow, listRows } from '../../../../shared/document/follow-up'
import { countText } from '../../../../shared/meeting/format'
import { isSameName } from '../../../../shared/meeting/people/same-name'
import { documentsFolder } from '../../../host/app/settings'
import { defaultDataDir } from '../../../host/paths'
import { type Command, CommandError } from '../../command'
import { type Read, readFiles, readFolder } from './read-folder'

const usage = `debrief overdue [--json] [--owner NAME] [--today DATE] [FOLDER | FILE...]

Lists the actions that are past their due date and not finished, of all postmortems in a folder, the oldest date first.
Without a folder or files, it is the app's own folder. It changes nothing and works while the app is running.

  --json          print an array of {documentId, document, severity, services, id, text, owner, due, daysOverdue,
                  priority, status, ticket}
  --owner NAME    only actions of this person or team, as their name is written
  --today DATE    the day to count from, such as 2026-03-01; today by default

Exit status: 0 nothing is overdue, 1 something is, 2 an error, or a file could not be read.`

type Options = { isJson: boolean; owner: string | undefined; today: string; paths: string[] }

/** The calendar date on this computer. */
const localToday = (): string => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

const readDate = (text: string | undefined): string => {
  const isDate = text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
  // The 31st of February is read as a day of March.
  if (!isDate || new Date(text).toISOString().slice(0, 10) !== text)
    throw new CommandError('--today must be a date, such as 2026-03-01.')
  return text
}

const parse = (args: readonly string[]): Options => {
  const options: Options = { isJson: false, owner: undefined, today: localToday(), paths: [] }
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--json') options.isJson = true
    else if (arg === '--owner') options.owner = readOwner(args[++at])
    else if (arg === '--today') options.today = readDate(args[++at])
    else if (arg === '--') {
      options.paths.push(...args.slice(at + 1))
      break
    } else if (arg.startsWith('-')) throw new CommandError(`there is no option "${arg}". See --help.`)
    else options.paths.push(arg)
  }
  return options
}

const readOwner = (name: string | undefined): string => {
  if (!name?.trim()) throw new CommandError('--owner must be a name, such as “Noor”.')
  return name
}

/** The app's own folder, as its settings have it; they are not read as the app does, which would repair them. */
const findOwnFolder = async (): Promise<string> => {
  const dataDir = defaultDataDir()
  const stored = await readFile(join(dataDir, 'settings.json'), 'utf8')
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined)
  const chosen = typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'folder') : ''
  return documentsFolder(dataDir, typeof chosen === 'string' ? chosen : '')
}

const readPaths = async (paths: readonly string[], today: string): Promise<Read> => {
  const folder = paths.length === 0 ? await findOwnFolder() : paths.length === 1 ? (paths[0] ?? '') : undefined
  if (folder === undefined) return readFiles(paths)
  const found = await stat(folder).catch(() => undefined)
  if (!found) throw new CommandError(`${folder} can’t be read: there is no such folder or file.`)
  return found.isDirectory() ? readFolder(folder, today) : readFiles([folder])
}

const toJson = ({ document, action, daysOverdue }: FollowUpRow) => ({
  documentId: document.id,
  document: document.title,
  severity: document.severity,
  services: document.services,
  id: action.id,
  text: action.text,
  owner: action.owner,
  due: action.due,
  daysOverdue,
  priority: action.priority,
  status: action.status,
  ticket: action.ticket,
})

const toLine = ({ document, action, daysOverdue }: FollowUpRow): string =>
  [
    `${action.due}  ${countText(daysOverdue, 'day')}`.padEnd(22),
    action.text.replace(/\s+/g, ' ') || 'Untitled action',
    `(${[action.owner || 'no owner', document.title, document.severity].filter(Boolean).join(', ')})`,
  ].join(' ')

const run: Command['run'] = async (args, io) => {
  const { isJson, owner, today, paths } = parse(args)
  const { documents, problems } = await readPaths(paths, today)
  const overdue = listRows(documents, today).filter(
    ({ daysOverdue, action }) => daysOverdue > 0 && (owner === undefined || isSameName(action.owner, owner)),
  )
  if (isJson) io.stdout(`${JSON.stringify(overdue.map(toJson), null, 2)}\n`)
  else if (overdue.length === 0) io.stdout('Nothing is overdue.\n')
  else io.stdout(`${overdue.map(toLine).join('\n')}\n\n${countText(overdue.length, 'action')} overdue.\n`)
  for (const problem of problems) io.stderr(`debrief overdue: ${problem}`)
  return problems.length > 0 ? 2 : overdue.length > 0 ? 1 : 0
}

/** `debrief overdue`: what is past its due date, for scripts and for people. */
export const command: Command = { summary: 'lists the actions that are overdue', usage, run }
