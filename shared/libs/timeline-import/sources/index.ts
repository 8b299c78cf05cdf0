import { decode } from '../decode'
import { importInSlices } from '../import-timeline'
import { type People, readPeople } from '../people'
import { ImportError, type ImportOptions, type ImportResult } from '../types'
import { channelFolder, channelName, folderOf, isUsersFile, joinDays, readDay } from './chat-export'
import { expand, type Item } from './expand'
import { reasonToLeaveOut } from './left-out'
import { sourceLimits } from './limits'
import type { ReadSource, ReadSourcesOptions, SourceFile } from './types'

export { isArchive } from './expand'
export { sourceLimits, tooLargeMessage } from './limits'
export type { ReadProgress, ReadSource, ReadSourcesOptions, SourceFile } from './types'

declare const setTimeout: (callback: () => void, ms: number) => unknown

/** The longest that reading keeps everything else waiting, ms. */
const MAX_SLICE_MS = 40

/** Lets others run once a slice is over; a timer at every step would cost several times the reading. */
const createPause = (): (() => Promise<void>) => {
  let since = Date.now()
  return async () => {
    if (Date.now() - since < MAX_SLICE_MS) return
    await new Promise<void>((resolve) => void setTimeout(resolve, 0))
    since = Date.now()
  }
}

type Pause = ReturnType<typeof createPause>

const readSource = async (source: Uint8Array | string, options: ImportOptions, pause: Pause): Promise<ImportResult> => {
  const steps = importInSlices(source, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

/** Messages for one error instead of an exception, so that the other files are read. */
const refusedBy = async (name: string, work: () => Promise<ReadSource>): Promise<ReadSource> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ImportError) return { kind: 'refused', name, message: error.message }
    throw error
  }
}

/** What `read` gives; undefined if it refuses the file, which is then told when the file is read for itself. */
const readUnlessRefused = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof ImportError) return undefined
    throw error
  }
}

type OptionsFor = (sourceName: string) => ImportOptions
/** What is read at once; `name` is that of the source that it most likely becomes. */
type Part = { name: string; size: number; read: (optionsFor: OptionsFor, pause: Pause) => Promise<ReadSource[]> }

const filePart = (item: Item): Part => ({
  name: item.name,
  size: item.size,
  read: async (optionsFor, pause) => [
    await refusedBy(item.name, async () => {
      const bytes = item.read()
      if (/\.debrief\.json$/i.test(item.name)) return { kind: 'document', name: item.name, bytes }
      const used = { fileName: item.name, ...optionsFor(item.name) }
      const result = await readSource(bytes, used, pause)
      return { kind: 'rows', name: item.name, text: result.text ?? decode(bytes), options: used, result }
    }),
  ],
})

/** All days of one channel as one source. What is no list of messages is read for itself, like any other file. */
const channelPart = (folder: string, days: readonly Item[], people: People | undefined): Part => {
  const name = channelName(folder)
  return {
    name,
    size: days.reduce((sum, { size }) => sum + size, 0),
    read: async (optionsFor, pause) => {
      const others: ReadSource[] = []
      const lists: string[] = []
      for (const day of [...days].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const list = readUnlessRefused(() => readDay(day.read()))
        if (list === undefined) others.push(...(await filePart(day).read(optionsFor, pause)))
        else lists.push(list)
        await pause()
      }
      if (lists.length === 0) return others
      if (lists.every((list) => list === ''))
        return [{ kind: 'refused', name, message: 'This channel has no messages.', isLeftOut: true }, ...others]
      const text = joinDays(lists)
      const used = { ...(people ? { people } : {}), ...optionsFor(name) }
      const channel = await refusedBy(name, async () => ({
        kind: 'rows',
        name,
        text,
        options: used,
        result: await readSource(text, used, pause),
      }))
      return [channel, ...others]
    },
  }
}

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
