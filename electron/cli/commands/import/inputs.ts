import { type Dirent, existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  isArchive,
  type ReadSource,
  type SourceFile,
  sourceLimits,
  tooLargeMessage,
} from '../../../../shared/libs/timeline-import'
import { CommandError, type Io } from '../../command'
import { readInput } from '../../input'

/** What the arguments name, with its bytes in all. `isSingle`: one file alone that is no archive, or standard input. */
export type Inputs = { files: SourceFile[]; refused: Refused[]; bytes: number; isSingle: boolean }
type Refused = Extract<ReadSource, { kind: 'refused' }>

/** The name of what comes from standard input. */
export const STANDARD_INPUT = 'standard input'

const dayFile = /^\d{4}-\d\d-\d\d\.json$/

/** The list of users that an export of a chat has beside its channels, for the file of one day that is given alone. */
const findUsersFile = (path: string): string | undefined => {
  const channel = dirname(resolve(path))
  return [join(channel, 'users.json'), join(dirname(channel), 'users.json')].find((candidate) => existsSync(candidate))
}

/** Walks a folder without following links, since those may lead in circles. */
const walk = async (folder: string, name: string, inputs: Inputs, io: Io): Promise<void> => {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    const inner = `${name}/${entry.name}`
    if (inputs.files.length + inputs.refused.length > sourceLimits.maxFiles)
      throw new CommandError(`${folder} holds more than ${sourceLimits.maxFiles} files. Give the ones of the incident.`)
    if (entry.isDirectory() && entry.name.startsWith('.'))
      inputs.refused.push({ kind: 'refused', name: inner, message: 'This is a hidden folder.', isLeftOut: true })
    else if (entry.isDirectory()) await walk(path, inner, inputs, io)
    else if (entry.isFile()) await readInto(path, inner, inputs, io)
    else
      inputs.refused.push({
        kind: 'refused',
        name: inner,
        message: 'This is not a file, but a link or the like.',
        isLeftOut: true,
      })
  }
}

const readInto = async (path: string, name: string, inputs: Inputs, io: Io): Promise<void> => {
  const { size } = await stat(path)
  if (size > sourceLimits.maxArchiveBytes)
    inputs.refused.push({ kind: 'refused', name, message: tooLargeMessage(size) })
  else if (inputs.bytes + size > sourceLimits.maxTotalBytes)
    inputs.refused.push({ kind: 'refused', name, message: 'This and the files before are too much for one go.' })
  else {
    inputs.files.push({ name, bytes: await readInput(path, io, sourceLimits.maxArchiveBytes) })
    inputs.bytes += size
  }
}

/** Reads the files, folders and archives that the arguments name. Throws a `CommandError` if one of them can't be read. */
export const readInputs = async (paths: readonly string[], io: Io): Promise<Inputs> => {
  const inputs: Inputs = { files: [], refused: [], bytes: 0, isSingle: paths.length === 1 }
  const users = new Set<string>()
  for (const path of paths) {
    if (path === '-') {
      inputs.files.push({ name: STANDARD_INPUT, bytes: await readInput(path, io, sourceLimits.maxArchiveBytes) })
      continue
    }
    if ((await stat(path).catch(() => undefined))?.isDirectory()) {
      inputs.isSingle = false
      await walk(path, basename(resolve(path)), inputs, io)
      continue
    }
    const isDay = dayFile.test(basename(path))
    const channel = basename(dirname(resolve(path)))
    const name = isDay ? `${channel}/${basename(path)}` : basename(path)
    inputs.files.push({ name, bytes: await readInput(path, io, sourceLimits.maxArchiveBytes) })
    const usersFile = isDay ? findUsersFile(path) : undefined
    if (usersFile !== undefined) users.add(usersFile)
  }
  inputs.isSingle &&= !inputs.files.some(isArchive)
  for (const path of users)
    inputs.files.push({ name: 'users.json', bytes: await readInput(path, io, sourceLimits.maxArchiveBytes) })
  return inputs
}
