import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unlessMissing } from './failures'
import { decodeJournal, encodeFrame, type Frame, frameKind } from './journal-frames'
import { documentKey } from './layout'

const namePattern = /^([a-z0-9-]+)\.(\d{8,15})\.journal$/

/** One file of a document's journal; every save starts a new one, so that old ones can be deleted as a whole. */
export type SegmentFile = { path: string; key: string; number: number }

/** The path of a journal's file; numbers grow with time. */
export const segmentPath = (folder: string, key: string, number: number): string =>
  join(folder, `${key}.${String(number).padStart(8, '0')}.journal`)

/** The journal files in a folder, oldest first; empty if there is no such folder. */
export const listSegments = async (folder: string): Promise<SegmentFile[]> => {
  const found = (await unlessMissing(readdir(folder, { withFileTypes: true }))) ?? []
  return found
    .flatMap((entry) => {
      const [, key, number] = namePattern.exec(entry.name) ?? []
      return key && number && entry.isFile() ? [{ path: join(folder, entry.name), key, number: Number(number) }] : []
    })
    .sort((a, b) => a.number - b.number)
}

/** The first frame of every journal file, which identifies its document if the document's own file is gone. */
export const headFrame = (id: string): Buffer =>
  encodeFrame({ kind: frameKind.head, payload: Buffer.from(JSON.stringify({ journal: 1, id })) })

/** A journal file with unusable bytes: how many gaps it has, and whether only its end is torn. */
export type JournalDamage = { path: string; fileName: string; gaps: number; hasOnlyTornTail: boolean }

/** The content of one document's journal files. `id` is missing if the head of every file is damaged. */
export type JournalContent = { id?: string; frames: Frame[]; damage: JournalDamage[] }

/** Reads every intact frame of one document's journal files; a file that is gone by now was covered by a save. */
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
    // A partly failed write was repeated in the next file, so nothing is missing.
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
