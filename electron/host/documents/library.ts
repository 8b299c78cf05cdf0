import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { z } from 'zod'
import {
  type FileProblem,
  fileProblemSchema,
  type LibraryEntry,
  libraryEntrySchema,
} from '../../../shared/api/contract'
import { isOwnFileName, problemSentence } from '../../../shared/format'
import type { Describe } from './describe'
import { DurableFile, isSameState } from './durable'
import { systemCode, unlessMissing } from './failures'
import { isListed, isSetAside, type Layout } from './layout'
import { openSound, readSoundFile } from './take-in'

const summarySchema = libraryEntrySchema.omit({ fileName: true, changedAt: true, isReadOnly: true, joinedFrom: true })

const knownSchema = z.object({
  signature: z.object({ inode: z.number(), size: z.number(), changedAt: z.number() }),
  savedAt: z.string(),
  isReadOnly: z.boolean(),
  summary: summarySchema.optional(),
  problem: fileProblemSchema.optional(),
})

/** What is known of one file: what it holds, or why it can't be opened, as of the state it had then. */
export type KnownFile = z.infer<typeof knownSchema>

/** Files looked at at the same time: bounds what is in memory when a large folder is read for the first time. */
const atOnce = 8

/** Grows whenever what the index keeps changes; an older index is made anew. */
const indexVersion = 1
const indexSchema = z.object({ version: z.literal(indexVersion), files: z.record(z.string(), knownSchema) })
type Index = z.infer<typeof indexSchema>

/** A JSON file of the app's own, kept durably; undefined for content that is not what it should be. */
export const jsonFile = <T>(path: string, schema: z.ZodType<T>): DurableFile<T> =>
  new DurableFile<T>(path, {
    encode: (value) => [JSON.stringify(value)],
    decode: (text) => {
      try {
        return schema.safeParse(JSON.parse(text)).data
      } catch {
        return undefined
      }
    },
  })

/** What the folder's files are, without opening one twice. The index on disk is a cache: deleting it costs one reading. */
export class Library {
  readonly #folder: string
  readonly #describe: Describe
  readonly #index: Low<Index>
  /** An open document's file stays its file, whatever else turns up. */
  readonly #openFileOf: (id: string) => string | undefined

  constructor(layout: Layout, describe: Describe, openFileOf: (id: string) => string | undefined) {
    this.#folder = layout.folder
    this.#openFileOf = openFileOf
    this.#describe = describe
    this.#index = new Low<Index>(jsonFile(layout.index, indexSchema), { version: indexVersion, files: {} })
  }

  async load(): Promise<void> {
    await this.#index.read()
  }

  async store(): Promise<void> {
    await this.#index.write()
  }

  get(fileName: string): KnownFile | undefined {
    return this.#files[fileName]
  }

  set(fileName: string, known: KnownFile): void {
    this.#files[fileName] = known
  }

  delete(fileName: string): void {
    delete this.#files[fileName]
  }

  /** The file that holds a document. */
  fileOf(id: string): string | undefined {
    return this.#keepers().get(id)
  }

  /** Brings what is known up to date; true if anything had changed. */
  async scan(): Promise<boolean> {
    const names = (await readdir(this.#folder)).filter(isListed)
    const present = new Set(names)
    let hasChanged = false
    for (const name of Object.keys(this.#files)) {
      if (present.has(name)) continue
      this.delete(name)
      hasChanged = true
    }
    const waiting = names.values()
    const work = async () => {
      for (const name of waiting) hasChanged = (await this.#look(name)) || hasChanged
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return hasChanged
  }

  /** Everything the library shows. `live` gives what is newer in memory than on the disk. */
  list(live: (id: string) => Partial<LibraryEntry> | undefined): { entries: LibraryEntry[]; problems: FileProblem[] } {
    const keepers = this.#keepers()
    const entries: LibraryEntry[] = []
    const problems: FileProblem[] = []
    for (const [fileName, { summary, problem, isReadOnly, signature }] of Object.entries(this.#files)) {
      if (problem) problems.push(problem)
      if (!summary) continue
      const keeper = keepers.get(summary.id)
      if (keeper === fileName) {
        entries.push({ ...summary, fileName, changedAt: signature.changedAt, isReadOnly, ...live(summary.id) })
      } else {
        problems.push(fileProblem('duplicate-id', fileName, `“${keeper}”`))
      }
    }
    const byName = (a: { fileName: string }, b: { fileName: string }) => (a.fileName < b.fileName ? -1 : 1)
    return { entries: entries.sort(byName), problems: problems.sort(byName) }
  }

  get #files(): Record<string, KnownFile> {
    return this.#index.data.files
  }

  /**
   * Second names of one and the same file, left when the process died while a file followed its title to a new name.
   * The name that fits the title in the file stays; two names that somebody chose are theirs.
   */
  leftNames(): string[] {
    const { entries, problems } = this.list(() => undefined)
    return problems.flatMap(({ code, fileName }) => {
      const known = this.get(fileName)
      const keeper = entries.find(({ id }) => id === known?.summary?.id)
      if (code !== 'duplicate-id' || !known?.summary || !keeper) return []
      const isSameFile = this.get(keeper.fileName)?.signature.inode === known.signature.inode
      const { id, title } = known.summary
      const spare = [keeper.fileName, fileName].find((name) => !isOwnFileName(name, title, id))
      const isOneOurs = [keeper.fileName, fileName].some((name) => isOwnFileName(name, title, id))
      return isSameFile && isOneOurs && spare !== undefined ? [spare] : []
    })
  }

  /** By document, its file: of several the one that is open, or else the one saved last. */
  #keepers(): Map<string, string> {
    const keepers = new Map<string, string>()
    for (const [fileName, { summary, savedAt }] of Object.entries(this.#files)) {
      if (!summary) continue
      const rival = keepers.get(summary.id)
      const open = this.#openFileOf(summary.id)
      const isLater = rival === undefined || savedAt > (this.#files[rival]?.savedAt ?? '')
      if (open === fileName || (isLater && open !== rival)) keepers.set(summary.id, fileName)
      else if (rival === undefined) keepers.set(summary.id, fileName)
    }
    return keepers
  }

  async #look(fileName: string): Promise<boolean> {
    const path = join(this.#folder, fileName)
    const found = await unlessMissing(stat(path))
    if (!found?.isFile()) return false
    const signature = { inode: found.ino, size: found.size, changedAt: found.mtimeMs }
    if (isSameState(signature, this.get(fileName)?.signature)) return false
    this.set(fileName, { signature, ...(await this.#read(fileName, path)) })
    return true
  }

  async #read(fileName: string, path: string): Promise<Omit<KnownFile, 'signature'>> {
    const unusable = { savedAt: '', isReadOnly: true }
    try {
      const read = await readSoundFile(path, this.#describe)
      if (!read.ok) {
        const { code, detail } = read.problem
        return { ...unusable, problem: fileProblem(code, fileName, detail) }
      }
      const { file, isNewer } = read.sound
      if (isSetAside(fileName)) return { ...unusable, problem: fileProblem('duplicate-id', fileName) }
      const state = openSound(read.sound, this.#describe)
      const summary = { ...this.#describe.summarise(state), id: file.id }
      state.destroy()
      const problem = isNewer ? { problem: fileProblem('newer', fileName) } : {}
      return { savedAt: file.savedAt, isReadOnly: isNewer, summary, ...problem }
    } catch (error) {
      const code = systemCode(error)
      // Whatever a file makes the app stumble over, the others must stay within reach.
      if (code === '') return { ...unusable, problem: fileProblem('damaged', fileName, String(error)) }
      const detail = code === 'EACCES' || code === 'EPERM' ? 'reading it is not allowed' : code
      return { ...unusable, problem: fileProblem('unreadable', fileName, detail) }
    }
  }
}

const fileProblem = (code: FileProblem['code'], fileName: string, detail?: string): FileProblem => ({
  fileName,
  code,
  sentence: problemSentence(code, fileName, detail),
})
