import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Adapter, Low } from 'lowdb'
import type { z } from 'zod'
import { syncFolder } from './documents/durable'

/** A small file of the host's own: settings, drafts, invites. Read once; every change is on disk when it resolves. */
export type Kept<T> = {
  value: () => T
  change: (edit: (value: T) => T) => Promise<T>
}

/** Writes beside the file, fsyncs and renames: a reader sees the old text or the new, never a half. Mode 0600. */
const durableJson = (file: string): Adapter<unknown> => ({
  read: async () => {
    try {
      return JSON.parse(await readFile(file, 'utf8'))
    } catch (error) {
      if (isMissing(error)) return null
      await setAside(file)
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
})

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Keeps what cannot be read, so that nothing is lost by starting without it. */
const setAside = (file: string): Promise<void> => rename(file, `${file}.unreadable-${Date.now()}`)

/** Opens a kept file; one that is missing or that its schema refuses (then it is set aside) starts as `initial`. */
export const openKept = async <T>(file: string, schema: z.ZodType<T>, initial: () => T): Promise<Kept<T>> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const low = new Low<unknown>(durableJson(file), null)
  await low.read()
  const parsed = schema.safeParse(low.data)
  if (low.data !== null && !parsed.success) await setAside(file)
  let value = parsed.success ? parsed.data : initial()
  let writing: Promise<unknown> = Promise.resolve()
  const write = (): Promise<void> => {
    low.data = value
    return low.write()
  }
  if (!parsed.success) await write()
  return {
    value: () => value,
    change: async (edit) => {
      value = schema.parse(edit(value))
      const written = writing.then(write, write)
      writing = written
      await written
      return value
    },
  }
}
