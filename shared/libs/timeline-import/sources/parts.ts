import { decode } from '../decode'
import { importInSlices } from '../import-timeline'
import { convertDocument, type Source } from '../input'
import type { People } from '../people'
import { ImportError, type ImportOptions, type ImportResult } from '../types'
import { channelName, joinDays, readDay } from './chat-export'
import type { Item } from './expand'
import type { ReadSource } from './types'

declare const setTimeout: (callback: () => void, ms: number) => unknown

/** The longest that reading keeps everything else waiting, ms. */
const MAX_SLICE_MS = 40

/** Creates a function that lets others run once a slice is over; a timer at every step would cost several times the reading. */
export const createPause = (): (() => Promise<void>) => {
  let since = Date.now()
  return async () => {
    if (Date.now() - since < MAX_SLICE_MS) return
    await new Promise<void>((resolve) => void setTimeout(resolve, 0))
    since = Date.now()
  }
}

type Pause = ReturnType<typeof createPause>

const readSource = async (source: Source, options: ImportOptions, pause: Pause): Promise<ImportResult> => {
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
export const readUnlessRefused = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof ImportError) return undefined
    throw error
  }
}

type OptionsFor = (sourceName: string) => ImportOptions
/** What is read at once; `name` is that of the source that it most likely becomes. */
export type Part = { name: string; size: number; read: (optionsFor: OptionsFor, pause: Pause) => Promise<ReadSource[]> }

/** One file. */
export const filePart = (item: Item): Part => ({
  name: item.name,
  size: item.size,
  read: async (optionsFor, pause) => [
    await refusedBy(item.name, async () => {
      const bytes = item.read()
      if (/\.debrief\.json$/i.test(item.name)) return { kind: 'document', name: item.name, bytes }
      const used = { fileName: item.name, ...optionsFor(item.name) }
      const result = await readSource(await convertDocument(bytes), used, pause)
      return { kind: 'rows', name: item.name, text: result.text ?? decode(bytes), options: used, result }
    }),
  ],
})

/** All days of one channel as one source. What is no list of messages is read for itself, like any other file. */
export const channelPart = (folder: string, days: readonly Item[], people: People | undefined): Part => {
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
