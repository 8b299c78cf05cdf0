import { type People, readPeople } from '../people'
import { channelFolder, folderOf, isUsersFile } from './chat-export'
import { expand, type Item } from './expand'
import { reasonToLeaveOut } from './left-out'
import { sourceLimits } from './limits'
import { channelPart, createPause, filePart, type Part, readUnlessRefused } from './parts'
import type { ReadSource, ReadSourcesOptions, SourceFile } from './types'

export { isArchive } from './expand'
export { sourceLimits } from './limits'
export type { ReadProgress, ReadSource, ReadSourcesOptions, SourceFile } from './types'

/** The nearest list of users above a folder. */
const findUsers = (folder: string, users: ReadonlyMap<string, People>): People | undefined => {
  for (let at = folder; ; at = folderOf(at)) {
    const people = users.get(at)
    if (people || at === '') return people
  }
}

/** Groups what belongs together, and sets apart what holds no records. */
const plan = (items: readonly Item[]): { parts: Part[]; leftOut: ReadSource[] } => {
  const leftOut: ReadSource[] = []
  const users = new Map<string, People>()
  const others = items.filter((item) => {
    const people = isUsersFile(item.name) ? readUnlessRefused(() => readPeople(item.read())) : undefined
    if (!people) return true
    users.set(folderOf(item.name), people)
    leftOut.push({
      kind: 'refused',
      name: item.name,
      message: 'This lists the people of the export. Their names are used in its channels.',
      isLeftOut: true,
    })
    return false
  })
  const channels = new Map<string, Item[]>()
  const parts: Part[] = []
  for (const item of others) {
    const message = reasonToLeaveOut(item.name, findUsers(folderOf(item.name), users) !== undefined)
    const folder = channelFolder(item.name)
    const days = folder === undefined ? undefined : channels.get(folder)
    if (message !== undefined) leftOut.push({ kind: 'refused', name: item.name, message, isLeftOut: true })
    else if (folder === undefined) parts.push(filePart(item))
    else if (days) days.push(item)
    else channels.set(folder, [item])
  }
  for (const [folder, days] of channels) parts.push(channelPart(folder, days, findUsers(folder, users)))
  return { parts, leftOut }
}

/** Gives parts names that differ, so that options and corrections of one source never reach another. */
const withOwnNames = (parts: readonly Part[]): { part: Part; ownName: string }[] => {
  const counts = new Map<string, number>()
  return parts.map((part) => {
    const count = (counts.get(part.name) ?? 0) + 1
    counts.set(part.name, count)
    return { part, ownName: count === 1 ? part.name : `${part.name} (${count})` }
  })
}

/**
 * Reads files, folders and zip archives of any number. What cannot be read is refused with a sentence, and the others
 * are read all the same. Lets others run every few milliseconds.
 */
export const readSources = async (
  files: readonly SourceFile[],
  { optionsFor = () => ({}), onProgress = () => undefined, limits }: ReadSourcesOptions = {},
): Promise<ReadSource[]> => {
  const pause = createPause()
  const { items, refused } = expand(files, { ...sourceLimits, ...limits })
  const { parts, leftOut } = plan(items)
  const total = parts.reduce((sum, { size }) => sum + size, 0)
  const sources: ReadSource[] = []
  let done = 0
  for (const { part, ownName } of withOwnNames(parts)) {
    const rename = (name: string): string => (name === part.name ? ownName : name)
    onProgress({ done, total, name: ownName })
    for (const source of await part.read((name) => optionsFor(rename(name)), pause))
      sources.push({ ...source, name: rename(source.name) })
    done += part.size
    await pause()
  }
  return [...sources, ...refused, ...leftOut]
}
