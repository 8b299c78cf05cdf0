import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { writeDurably } from './durable-file'
import { systemCode } from './failures'
import { type KnownFile, knownFileSchema } from './library-entry'

/** Incremented when the index's content changes; an older index is rebuilt. */
const INDEX_VERSION = 5

const headSchema = z.object({ version: z.literal(INDEX_VERSION) })
const entrySchema = z.tuple([z.string(), knownFileSchema])

/** How many entries are read before other work gets a turn. */
const ENTRIES_PER_TURN = 200

/** One line per entry, so that neither reading nor writing blocks the host, however many there are. */
function* encodeEntries(files: ReadonlyMap<string, KnownFile>): Generator<string, void> {
  yield `[${JSON.stringify({ version: INDEX_VERSION })}`
  for (const [fileName, known] of files) {
    // A busy machine is not the file's fault, and nobody may be there to correct an old summary: such a file is inspected
    // again at the next start.
    if (known.problem?.code !== 'unopenable' && !known.isSummaryOld) yield `,\n${JSON.stringify([fileName, known])}`
  }
  yield '\n]\n'
}

/** Writes the index; concurrent changes may or may not be included. */
export const writeIndex = async (path: string, files: ReadonlyMap<string, KnownFile>): Promise<void> => {
  await writeDurably(path, encodeEntries(files))
}

/** Reads what is valid of the index: it is a cache, and files that it lacks are inspected again. */
export const readIndex = async (path: string): Promise<Map<string, KnownFile>> => {
  const files = new Map<string, KnownFile>()
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  let count = 0
  try {
    for await (const line of lines) {
      if (count === 0 && !headSchema.safeParse(parsed(line.slice(1).replace(/,$/, ''))).success) break
      const entry = count > 0 ? entrySchema.safeParse(parsed(line.replace(/,$/, ''))).data : undefined
      if (entry) files.set(...entry)
      count += 1
      if (count % ENTRIES_PER_TURN === 0) await nextTurn()
    }
  } catch (error) {
    if (systemCode(error) === '') throw error
  } finally {
    lines.close()
  }
  return files
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
