import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Low } from 'lowdb'
import type { z } from 'zod'
import { DurableFile, type FileCodec } from './durable-file'
import { systemCode } from './failures'
import { keepCopyOf, quarantineFile } from './quarantine-file'

export type JsonStoreOptions<T> = {
  schema: z.ZodType<T>
  initial: () => T
  /** Extracts what is valid from content that the schema rejects; without it, such content is replaced by `initial`. */
  salvage?: (stored: unknown) => unknown
  /** A missing file is written with the first change, not when it is loaded: a full disk must not keep it from loading. */
  isLazy?: boolean
}

/** A small JSON file of the host, such as the settings: read once, and written durably after every change. */
export type JsonStore<T> = {
  /** Reads the file; if not all of it is usable, a copy is kept under another name. Resolves to the store itself. */
  load: () => Promise<JsonStore<T>>
  value: () => T
  /** Changes the value at once; resolves when it is on disk. */
  change: (edit: (value: T) => T) => Promise<T>
  /** The name of the copy that was kept because not all of the file was usable. */
  quarantinedAs: () => string | undefined
}

/** Only the owner may read these files, since some contain secrets. */
const FILE_MODE = 0o600

const jsonCodec: FileCodec<unknown> = {
  encode: (value) => [`${JSON.stringify(value, null, 2)}\n`],
  decode: JSON.parse,
}

/** Creates a store for the file at `path`, with the value `initial` until it is loaded. */
export const createJsonStore = <T>(path: string, options: JsonStoreOptions<T>): JsonStore<T> => {
  const { schema, initial, salvage, isLazy = false } = options
  const low = new Low<unknown>(new DurableFile(path, jsonCodec, { mode: FILE_MODE }), null)
  let value = initial()
  let quarantinedAs: string | undefined
  let writing: Promise<unknown> = Promise.resolve()

  const write = (): Promise<void> => {
    low.data = value
    return low.write()
  }

  const read = async (): Promise<void> => {
    try {
      await low.read()
    } catch (error) {
      if (!(error instanceof SyntaxError) && systemCode(error) === '') throw error
      quarantinedAs = await quarantineFile(path)
    }
  }

  const store: JsonStore<T> = {
    load: async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await read()
      const parsed = schema.safeParse(low.data)
      if (low.data !== null && !parsed.success) quarantinedAs = await (isLazy ? quarantineFile : keepCopyOf)(path)
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

/** The entries of a stored record whose values are valid: one flipped bit must not affect all the others. */
export const validEntries = (stored: unknown, schema: z.ZodType): Record<string, unknown> =>
  typeof stored !== 'object' || stored === null
    ? {}
    : Object.fromEntries(Object.entries(stored).filter(([key, value]) => schema.safeParse({ [key]: value }).success))
