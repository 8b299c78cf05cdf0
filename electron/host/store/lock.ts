import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rmdir, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { UserError } from '../user-error'
import { linkOrCopy, removeFile, writeDurably } from './durable-file'
import { systemCode, unlessMissing } from './failures'
import { createLayout } from './layout'
import { quarantineFile } from './quarantine-file'

const lockSchema = z.object({
  pid: z.number().int(),
  machine: z.string(),
  /** Distinguishes a process from a later one with the same pid; empty if the system doesn't provide it. */
  process: z.string(),
  /** The address that the host listens on, once it does, for the command line. */
  address: z.string(),
  /** What the command line shows the host, which knows by it that whoever asks can read this folder's private files. */
  key: z.string().default(''),
})

/** The process that has a folder. */
export type LockHolder = z.infer<typeof lockSchema>

/** A lock is touched this often; nothing else is known about a process on another machine. */
const TOUCH_INTERVAL_MS = 15_000

/** A lock from another machine that was not touched for this long is stale. */
const STALE_AFTER_MS = 60_000

/** Taking over a dead process's lock takes milliseconds; after this long, the takeover's own marker is stale. */
const TAKEOVER_STALE_AFTER_MS = 5_000

/** When a process started, in the system's own terms (Linux); empty elsewhere or if it is gone. */
const readProcessStart = async (pid: number): Promise<string> => {
  if (process.platform !== 'linux') return ''
  const text = await unlessMissing(readFile(`/proc/${pid}/stat`, 'utf8')).catch(() => undefined)
  // The name, in brackets, may itself contain spaces and brackets; the start time is the 20th field after it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

const isRunning = async (holder: LockHolder): Promise<boolean> => {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false
  }
  return holder.process === '' || holder.process === (await readProcessStart(holder.pid))
}

/** How long ago something was touched, in ms; a clock that was set back must not make a lock last for years. */
const getAgeMs = ({ mtimeMs }: { mtimeMs: number }): number => Math.abs(Date.now() - mtimeMs)

const isHeld = async (path: string, holder: LockHolder): Promise<boolean> => {
  if (holder.machine === hostname()) return isRunning(holder)
  const found = await unlessMissing(stat(path))
  return found !== undefined && getAgeMs(found) < STALE_AFTER_MS
}

const readHolder = async (path: string): Promise<LockHolder | undefined> => {
  try {
    const text = await unlessMissing(readFile(path, 'utf8'))
    return text === undefined ? undefined : lockSchema.parse(JSON.parse(text))
  } catch {
    // Incomplete, or not a file at all: the same as none.
    return { pid: 0, machine: hostname(), process: 'unknown', address: '', key: '' }
  }
}

/** The live process that has a lock; undefined if there is none. */
const findLockHolder = async (path: string): Promise<LockHolder | undefined> => {
  const holder = await readHolder(path)
  return holder && holder.pid > 0 && (await isHeld(path, holder)) ? holder : undefined
}

/** The live process that has a documents folder, with its address for the command line. */
export const folderHolder = (folder: string): Promise<LockHolder | undefined> =>
  findLockHolder(createLayout(folder).lock)

const inUse = (folder: string, { pid, machine, address }: LockHolder): UserError => {
  const who = machine === hostname() ? `process ${pid}` : `process ${pid} on ${machine}`
  const where = address ? ` at ${address}` : ''
  return new UserError(
    'folder-in-use',
    `Debrief is already running for “${folder}”${where} (${who}). Use that one, or quit it first.`,
    { address },
  )
}

/** A lock that makes a documents folder this process's own. */
export class FolderLock {
  readonly #path: string
  #holder: LockHolder
  readonly #touching: NodeJS.Timeout

  private constructor(path: string, holder: LockHolder) {
    this.#path = path
    this.#holder = holder
    this.#touching = setInterval(() => void this.#touch(), TOUCH_INTERVAL_MS)
    this.#touching.unref()
  }

  /** Acquires the lock; a dead process's lock is taken over. Throws `folder-in-use` if a live one has it. */
  static async take(path: string, folder: string): Promise<FolderLock> {
    const own = {
      pid: process.pid,
      machine: hostname(),
      process: await readProcessStart(process.pid),
      address: '',
      key: '',
    }
    for (;;) {
      if (await create(path, own)) return new FolderLock(path, own)
      const live = await findLockHolder(path)
      if (live) throw inUse(folder, live)
      await removeStale(path)
    }
  }

  /** Records where this host can be reached, and with which key. */
  async setAddress(address: string, key: string): Promise<void> {
    this.#holder = { ...this.#holder, address, key }
    await writeDurably(this.#path, [JSON.stringify(this.#holder)])
  }

  /** Releases the lock, unless another process has taken it over. */
  async release(): Promise<void> {
    clearInterval(this.#touching)
    const holder = await readHolder(this.#path)
    if (holder?.pid === this.#holder.pid && holder.process === this.#holder.process) await removeFile(this.#path)
  }

  async #touch(): Promise<void> {
    const now = new Date()
    // A failed touch only matters to other machines, and the next one comes soon.
    await Promise.allSettled([utimes(this.#path, now, now)])
  }
}

/**
 * Creates the lock; false if there is one already. It appears with its content, so that nobody mistakes it for a broken
 * one.
 */
const create = async (path: string, holder: LockHolder): Promise<boolean> => {
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  // Not by `writeDurably`: whoever gets the lock deletes temporary files of others.
  await writeFile(draft, JSON.stringify(holder), { flag: 'wx', mode: 0o600 })
  try {
    await linkOrCopy(draft, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await removeFile(draft)
  }
}

/** Two processes may find the same stale lock: the one that creates the marker checks again and removes it. */
const removeStale = async (path: string): Promise<void> => {
  const marker = `${path}.takeover`
  try {
    await mkdir(marker)
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
    const found = await unlessMissing(stat(marker))
    if (found && getAgeMs(found) > TAKEOVER_STALE_AFTER_MS) await unlessMissing(rmdir(marker))
    await pause(20)
    return
  }
  try {
    if (!(await findLockHolder(path))) await removeFile(path).catch(() => quarantineFile(path))
  } finally {
    await unlessMissing(rmdir(marker))
  }
}
