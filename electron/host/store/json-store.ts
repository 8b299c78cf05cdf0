import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import type { z } from 'zod'
import { DurableFile, type FileCodec } from './durable-file'
import { keepBeside, quarantineFile } from './quarantine-file'

export type JsonStoreOptions<T> = {
  schema: z.ZodType<T>
  initial: () => T
  /** Takes what is valid out of content that the schema refuses; without it, such content is replaced by `initial`. */
  salvage?: (stored: unknown) => unknown
  /** A missing file is written with the first change, not when it is loaded: a full disk must not keep it from loading. */
  isLazy?: boolean
}

/** A small JSON file of the host's own, such as the settings: read once, and durable after every change. */
export type JsonStore<T> = {
  /** Reads the file; what cannot be used of it is kept beside it under another name. Resolves to the store itself. */
  load: () => Promise<JsonStore<T>>
  value: () => T
  /** Changes the value at once; resolves when it is on disk. */
  change: (edit: (value: T) => T) => Promise<T>
  /** The name under which the former file is kept, because not all of it could be read. */
  quarantinedAs: () => string | undefined
}

/** Only the owner may read these files: some hold secrets. */
const FILE_MODE = 0o600

const jsonCodec: FileCodec<unknown> = {
  encode: (value) => [`${JSON.stringify(value, null, 2)}\n`],
  decode: (text) => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  },
}

/** A store over the file at `path`; it holds `initial` until it is loaded. */
export const createJsonStore = <T>(path: string, options: JsonStoreOptions<T>): JsonStore<T> => {
  const { schema, initial, salvage, isLazy = false } = options
  const file = new DurableFile<unknown>(path, jsonCodec, { mode: FILE_MODE })
  const low = new Low<unknown>(file, null)
  let value = initial()
  let quarantinedAs: string | undefined
  let writing: Promise<unknown> = Promise.resolve()

  const write = (): Promise<void> => {
    low.data = value
    return low.write()
  }

  const store: JsonStore<T> = {
    load: async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await low.read()
      const parsed = schema.safeParse(low.data)
      quarantinedAs = file.quarantinedAs
      if (low.data !== null && !parsed.success) quarantinedAs = await (isLazy ? quarantineFile : keepBeside)(path)
      value = parsed.success ? parsed.data : (schema.safeParse(salvage?.(low.data)).data ?? initial())
      if (!parsed.success && !isLazy) await write()
      return store
    },
    value: () => value,
    change: async (edit) => {
      value = schema.parse(edit(value))
      const written = writing.then(write, write)
      writing = written
      await written
      return value
    },
    quarantinedAs: () => quarantinedAs,
  }
  return store
}

/** The entries of a stored record whose values are valid: one flipped bit must not cost all the others. */
export const validEntries = (stored: unknown, schema: z.ZodType): Record<string, unknown> =>
  typeof stored !== 'object' || stored === null
    ? {}
    : Object.fromEntries(Object.entries(stored).filter(([key, value]) => schema.safeParse({ [key]: value }).success))
