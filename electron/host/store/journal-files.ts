import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unlessMissing } from './failures'
import { decodeJournal, encodeFrame, type Frame, frameKind } from './journal-frames'
import { documentKey } from './layout'

const namePattern = /^([a-z0-9-]+)\.(\d{8,15})\.journal$/

/** One file of a document's journal; a new one is begun at every save, so that old ones can be deleted whole. */
export type SegmentFile = { path: string; key: string; number: number }

/** The path of a journal's file; numbers grow with time. */
export const segmentPath = (folder: string, key: string, number: number): string =>
  join(folder, `${key}.${String(number).padStart(8, '0')}.journal`)

/** The journals' files in a folder, oldest first; none if there is no such folder. */
export const listSegments = async (folder: string): Promise<SegmentFile[]> => {
  const found = (await unlessMissing(readdir(folder, { withFileTypes: true }))) ?? []
  return found
    .flatMap((entry) => {
      const [, key, number] = namePattern.exec(entry.name) ?? []
      return key && number && entry.isFile() ? [{ path: join(folder, entry.name), key, number: Number(number) }] : []
    })
    .sort((a, b) => a.number - b.number)
}

/** The first frame of every journal file: whose it is, for when the document's own file is gone. */
export const headFrame = (id: string): Buffer =>
  encodeFrame({ kind: frameKind.head, payload: Buffer.from(JSON.stringify({ journal: 1, id })) })

/** A journal file of which not every byte could be used: how many gaps it has, and whether it only ends too early. */
export type JournalDamage = { path: string; fileName: string; gaps: number; hasOnlyTornTail: boolean }

/** What the journal files of one document hold. `id` is missing if the head of every file is damaged. */
export type JournalContent = { id?: string; frames: Frame[]; damage: JournalDamage[] }

/** Reads every whole frame of one document's journal files; one that is gone by now was covered by a save. */
export const readSegments = async (files: SegmentFile[]): Promise<JournalContent> => {
  let id: string | undefined
  const frames: Frame[] = []
  const damage: JournalDamage[] = []
  const newest = Math.max(...files.map(({ number }) => number))
  for (const { path, number } of files) {
    const bytes = await unlessMissing(readFile(path))
    if (!bytes) continue
    const { frames: found, gaps, isTorn } = decodeJournal(bytes)
    const hasOnlyTornTail = isTorn && gaps.length === 1
    // A write that failed half way was repeated in the next file: nothing is missing.
    const isRepeated = hasOnlyTornTail && number < newest
    if (gaps.length > 0 && !isRepeated)
      damage.push({ path, fileName: basename(path), gaps: gaps.length, hasOnlyTornTail })
    for (const frame of found) {
      if (frame.kind === frameKind.head) id ??= readDocumentId(frame.payload)
      else frames.push(frame)
    }
  }
  return { id, frames, damage }
}

const readDocumentId = (payload: Uint8Array): string | undefined => {
  try {
    const head: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    const id = typeof head === 'object' && head !== null && 'id' in head ? head.id : undefined
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/** The files of one document among many. */
export const selectSegments = (all: SegmentFile[], id: string): SegmentFile[] => {
  const key = documentKey(id)
  return all.filter((file) => file.key === key)
}
