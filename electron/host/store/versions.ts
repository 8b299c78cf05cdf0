import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { linkOrCopy, removeFile, writeDurably } from './durable-file'
import { systemCode, unlessMissing } from './failures'
import { documentKey, formatStamp, parseStamp } from './layout'
import { createPrivateSubfolder } from './private-folder'

/** How many versions are kept of a document. */
export const MAX_VERSIONS = 5

/** Versions are kept at least this far apart. */
export const MIN_VERSION_INTERVAL_MS = 10 * 60_000

/**
 * Which versions to delete, given their times, oldest first. The oldest and the newest stay; of the others, the one
 * whose neighbors are closest relative to their age is deleted, so that recent versions are dense and old ones sparse.
 */
export const versionsToDrop = (times: number[], now: number, kept = MAX_VERSIONS): number[] => {
  const left = [...times]
  const dropped: number[] = []
  while (left.length > kept) {
    let closest = 1
    let least = Number.POSITIVE_INFINITY
    for (let at = 1; at < left.length - 1; at += 1) {
      const gap = ((left[at + 1] ?? 0) - (left[at - 1] ?? 0)) / Math.max(1, now - (left[at - 1] ?? 0))
      if (gap < least) [closest, least] = [at, gap]
    }
    dropped.push(...left.splice(closest, 1))
  }
  return dropped
}

/** A kept file, identified by `version`. */
export type VersionFile = { version: string; keptAt: number; path: string }

/** A document's last good versions: complete files, each as it was before it was replaced. */
export class Versions {
  readonly #folder: string
  /** When the newest was kept; undefined until it was looked up. */
  #newest: number | undefined

  constructor(versionsFolder: string, id: string) {
    this.#folder = join(versionsFolder, documentKey(id))
  }

  /** The kept files, newest first. */
  async list(): Promise<VersionFile[]> {
    const times = await this.#times()
    return times.reverse().map((keptAt) => ({ version: formatStamp(keptAt), keptAt, path: this.#path(keptAt) }))
  }

  /** One of them; undefined if it was deleted. */
  async find(version: string): Promise<VersionFile | undefined> {
    return (await this.list()).find((each) => each.version === version)
  }

  /** Keeps the file at `path` if the newest version is old enough, or always if `isForced`. */
  async keep(path: string, now: number, isForced = false): Promise<void> {
    // A version kept while the clock was ahead must not block all others until that time.
    this.#newest ??= (await this.#times()).findLast((time) => time <= now) ?? 0
    if (!isForced && Math.abs(now - this.#newest) < MIN_VERSION_INTERVAL_MS) return
    await createPrivateSubfolder(this.#folder)
    try {
      await linkOrCopy(path, this.#path(now))
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    }
    await this.#dropOld(now)
  }

  /** Keeps a text, which is in no file any more, as a version. */
  async keepText(text: string, now: number): Promise<void> {
    await createPrivateSubfolder(this.#folder)
    await writeDurably(this.#path(now), [text])
    await this.#dropOld(now)
  }

  /** Replaces the text of a version. */
  async replace({ path }: VersionFile, text: string): Promise<void> {
    await writeDurably(path, [text])
  }

  async #dropOld(now: number): Promise<void> {
    this.#newest = now
    for (const time of versionsToDrop(await this.#times(), now)) await removeFile(this.#path(time))
  }

  #path(time: number): string {
    return join(this.#folder, `${formatStamp(time)}.json`)
  }

  async #times(): Promise<number[]> {
    const names = (await unlessMissing(readdir(this.#folder))) ?? []
    return names
      .map((name) => parseStamp(name.replace(/\.json$/, '')))
      .filter((time) => !Number.isNaN(time))
      .sort((a, b) => a - b)
  }
}
