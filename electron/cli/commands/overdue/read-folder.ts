import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { followUpOfMeeting } from '../../../../shared/document/follow-up'
import { describeFileProblem, parseMeeting } from '../../../../shared/file'
import type { FollowUpDocument } from '../../../../shared/protocol/follow-up'
import { folderHolder } from '../../../host/store'
import { isSameState } from '../../../host/store/durable-file'
import { createLayout, isListed, isQuarantined } from '../../../host/store/layout'
import type { KnownFile } from '../../../host/store/library-entry'
import { readIndex } from '../../../host/store/library-index'
import { statFile } from '../../../host/store/stat-file'
import { isConflictName } from '../../../host/store/sync-conflicts'
import { callHost, canAsk } from '../../host-calls'

/** Files that are read at the same time. */
const MAX_CONCURRENT_READS = 16

/** Documents to follow up, and why others could not be read, a sentence each. */
export type Read = { documents: FollowUpDocument[]; problems: string[] }

type Found = { document: FollowUpDocument; isSample: boolean; savedAt: string }

/** Reads the readable half of a file. Throws an error that says why it can't be read. */
const readOne = async (path: string): Promise<Found> => {
  const { obstacle, signature } = await statFile(path)
  if (!signature || obstacle !== undefined)
    throw new Error(
      signature ? describeFileProblem('unreadable', basename(path), obstacle) : `${path}: there is no such file.`,
    )
  const read = parseMeeting(await readFile(path, 'utf8'))
  if (!read.ok) throw new Error(describeFileProblem(read.problem.code, basename(path), read.problem.detail))
  return { ...followUpOfMeeting(read.id, read.meeting), savedAt: read.savedAt }
}

/** What the library's index says of a file; undefined if the file has changed since, or the index does not know it. */
const findKnown = async (path: string, known: KnownFile | undefined): Promise<Found | undefined> => {
  if (!known?.summary) return undefined
  const { signature } = await statFile(path)
  if (!signature || !isSameState(signature, known.signature)) return undefined
  const { isSample, ...document } = known.summary
  return { document, isSample, savedAt: known.savedAt }
}

const describeError = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Reads files, several at a time; those that can't be read cost nobody the others. */
const readAll = async (paths: readonly string[], read: (path: string) => Promise<Found>): Promise<Read> => {
  const byId = new Map<string, Found>()
  const problems: string[] = []
  const waiting = paths.values()
  const work = async (): Promise<void> => {
    for (const path of waiting) {
      try {
        const found = await read(path)
        const rival = byId.get(found.document.id)
        // A second copy of a postmortem is no second postmortem.
        if (!rival || rival.savedAt < found.savedAt) byId.set(found.document.id, found)
      } catch (error) {
        problems.push(describeError(error))
      }
    }
  }
  await Promise.all(Array.from({ length: MAX_CONCURRENT_READS }, work))
  return {
    documents: [...byId.values()].filter(({ isSample }) => !isSample).map(({ document }) => document),
    problems: problems.sort(),
  }
}

/** Reads files that somebody names. */
export const readFiles = (paths: readonly string[]): Promise<Read> => readAll(paths, readOne)

/** What a running host has, typed up to now; undefined if none has the folder or answers. */
const askHost = async (folder: string, today: string): Promise<Read | undefined> => {
  const holder = await folderHolder(folder)
  if (!canAsk(holder)) return undefined
  try {
    const { documents, unreadable, isReading } = await callHost(holder, 'followUp.list', { today })
    // Those that it can't read, or has not read yet, are found in the folder.
    return unreadable > 0 || isReading ? undefined : { documents, problems: [] }
  } catch {
    // One of a former version, or one that is busy: the files have all but the last seconds.
    return undefined
  }
}

/** Reads a folder without locking it: from a running host, or from the library's index and the files that it lacks. */
export const readFolder = async (folder: string, today: string): Promise<Read> => {
  const asked = await askHost(folder, today)
  if (asked) return asked
  const names = (await readdir(folder)).filter(
    (name) => isListed(name) && !isQuarantined(name) && !isConflictName(name),
  )
  const index = await readIndex(createLayout(folder).index)
  return readAll(
    names.map((name) => join(folder, name)),
    async (path) => (await findKnown(path, index.get(basename(path)))) ?? readOne(path),
  )
}
