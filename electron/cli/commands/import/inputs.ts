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

const cannotBeRead = 'This can’t be read. You may not be allowed to read it.'

const refuse = (inputs: Inputs, name: string, message: string, isLeftOut = false): void =>
  void inputs.refused.push({ kind: 'refused', name, message, ...(isLeftOut && { isLeftOut }) })

/** Reads a file unless all together would be too much. Throws a `CommandError` if it can't be read. */
const readInto = async (path: string, name: string, inputs: Inputs, io: Io): Promise<void> => {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0
  if (inputs.bytes + size > sourceLimits.maxTotalBytes)
    return refuse(inputs, name, 'This and the files before are too much for one go.')
  const bytes = await readInput(path, io, sourceLimits.maxArchiveBytes)
  inputs.files.push({ name, bytes })
  inputs.bytes += bytes.length
}

/** The same for a file in a folder: one that can't be read does not keep the others from being read. */
const readWalked = async (path: string, name: string, inputs: Inputs, io: Io): Promise<void> => {
  try {
    const { size } = await stat(path)
    if (size > sourceLimits.maxArchiveBytes) refuse(inputs, name, tooLargeMessage(size))
    else await readInto(path, name, inputs, io)
  } catch {
    refuse(inputs, name, cannotBeRead)
  }
}

/** Walks a folder without following links, since those may lead in circles. */
const walk = async (folder: string, name: string, inputs: Inputs, io: Io): Promise<void> => {
  const entries: Dirent[] | undefined = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  if (!entries) return refuse(inputs, name, cannotBeRead)
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    const inner = `${name}/${entry.name}`
    if (inputs.files.length + inputs.refused.length > sourceLimits.maxFiles)
      throw new CommandError(`${folder} holds more than ${sourceLimits.maxFiles} files. Give the ones of the incident.`)
    if (entry.isDirectory() && entry.name.startsWith('.')) refuse(inputs, inner, 'This is a hidden folder.', true)
    else if (entry.isDirectory()) await walk(path, inner, inputs, io)
    else if (entry.isFile()) await readWalked(path, inner, inputs, io)
    else refuse(inputs, inner, 'This is not a file, but a link or the like.', true)
  }
}

/** Reads the files, folders and archives that the arguments name. Throws a `CommandError` if one of them can't be read. */
export const readInputs = async (paths: readonly string[], io: Io): Promise<Inputs> => {
  const inputs: Inputs = { files: [], refused: [], bytes: 0, isSingle: paths.length === 1 }
  const users = new Set<string>()
  for (const path of paths) {
    if (path === '-') {
      await readInto(path, STANDARD_INPUT, inputs, io)
      continue
    }
    if ((await stat(path).catch(() => undefined))?.isDirectory()) {
      inputs.isSingle = false
      await walk(path, basename(resolve(path)), inputs, io)
      continue
    }
    const isDay = dayFile.test(basename(path))
    const channel = basename(dirname(resolve(path)))
    await readInto(path, isDay ? `${channel}/${basename(path)}` : basename(path), inputs, io)
    const usersFile = isDay ? findUsersFile(path) : undefined
    if (usersFile !== undefined) users.add(usersFile)
  }
  inputs.isSingle &&= !inputs.files.some(isArchive)
  for (const path of users) await readInto(path, 'users.json', inputs, io)
  return inputs
}
