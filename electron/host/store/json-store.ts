import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { z } from 'zod'
import { quarantineFile, syncFolder } from './durable'

/** A small file of the host's own: settings, drafts, invites. Read once; every change is on disk when it resolves. */
export type Kept<T> = {
  value: () => T
  change: (edit: (value: T) => T) => Promise<T>
  /** The name under which the file of before is kept, because not all of it could be read. */
  quarantinedAs: string | undefined
}

/** Writes beside the file, fsyncs and renames: a reader sees the old text or the new, never a half. Mode 0600. */
const durableJson = (file: string): Adapter<unknown> & { quarantinedAs?: string } => {
  const adapter: Adapter<unknown> & { quarantinedAs?: string } = {
    read: async () => {
      try {
        return JSON.parse(await readFile(file, 'utf8'))
      } catch (error) {
        if (!isMissing(error)) adapter.quarantinedAs = await quarantineFile(file)
        return null
      }
    },
    write: async (value) => {
      const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`
      const handle = await open(beside, 'wx', 0o600)
      try {
        await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(beside, file)
      await syncFolder(dirname(file))
    },
  }
  return adapter
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** The entries of a stored record whose values are sound: one flipped bit must not cost all the others. */
export const soundEntries = (stored: unknown, schema: z.ZodType): Record<string, unknown> =>
  typeof stored !== 'object' || stored === null
    ? {}
    : Object.fromEntries(Object.entries(stored).filter(([key, value]) => schema.safeParse({ [key]: value }).success))

/**
 * Opens a kept file; one that is missing starts as `initial`. One that its schema refuses is set aside; what `salvage`
 * takes out of it is kept.
 */
export const openKept = async <T>(
  file: string,
  schema: z.ZodType<T>,
  initial: () => T,
  salvage: (stored: unknown) => unknown = () => undefined,
): Promise<Kept<T>> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const adapter = durableJson(file)
  const low = new Low<unknown>(adapter, null)
  await low.read()
  const parsed = schema.safeParse(low.data)
  let { quarantinedAs } = adapter
  if (low.data !== null && !parsed.success) {
    quarantinedAs = `${basename(file)}.unreadable-${Date.now()}`
    await copyFile(file, `${dirname(file)}/${quarantinedAs}`)
  }
  let value = parsed.success ? parsed.data : (schema.safeParse(salvage(low.data)).data ?? initial())
  let writing: Promise<unknown> = Promise.resolve()
  const write = (): Promise<void> => {
    low.data = value
    return low.write()
  }
  if (!parsed.success) await write()
  return {
    value: () => value,
    quarantinedAs,
    change: async (edit) => {
      value = schema.parse(edit(value))
      const written = writing.then(write, write)
      writing = written
      await written
      return value
    },
  }
}
