import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeHiddenWithin } from './durable'
import { unlessMissing } from './failures'
import { decodeFrames, encodeFrame, type Frame, frameKind } from './frames'
import { keyOf } from './layout'

const namePattern = /^([a-z0-9-]+)\.(\d{8})\.journal$/

/** One file of a document's journal; a new one is begun at every save, so that old ones can be dropped whole. */
export type SegmentFile = { path: string; key: string; number: number }

/** The path of a journal's file; numbers grow with time. */
export const segmentPath = (folder: string, key: string, number: number): string =>
  join(folder, `${key}.${String(number).padStart(8, '0')}.journal`)

/** The journals' files in a folder, oldest first; none if there is no such folder. */
export const listSegments = async (folder: string): Promise<SegmentFile[]> => {
  const names = (await unlessMissing(readdir(folder))) ?? []
  return names.sort().flatMap((name) => {
    const [, key, number] = namePattern.exec(name) ?? []
    return key && number ? [{ path: join(folder, name), key, number: Number(number) }] : []
  })
}

/** The first frame of every journal file: whose it is, for when the document's own file is gone. */
export const headFrame = (id: string): Buffer =>
  encodeFrame({ kind: frameKind.head, payload: Buffer.from(JSON.stringify({ journal: 1, id })) })

/** What the journals tell of one document. */
export type JournalContent = { id: string; frames: Frame[]; files: SegmentFile[] }

/**
 * Reads journal files of one document, up to the first damage in each. What stands after damage that is no mere torn
 * end is copied to `aside` first, because the file is dropped after the next save.
 */
export const readSegments = async (files: SegmentFile[], aside: string): Promise<JournalContent | undefined> => {
  let id: string | undefined
  const frames: Frame[] = []
  for (const file of files) {
    const { frames: found, rest } = decodeFrames(await readFile(file.path))
    if (rest === 'corrupt') {
      await makeHiddenWithin(aside)
      await copyFile(file.path, join(aside, `${file.key}.${file.number}.journal`))
    }
    for (const frame of found) {
      if (frame.kind === frameKind.head) id ??= idOf(frame.payload)
      else frames.push(frame)
    }
  }
  return id === undefined ? undefined : { id, frames, files }
}

const idOf = (payload: Uint8Array): string | undefined => {
  try {
    const head: unknown = JSON.parse(Buffer.from(payload).toString('utf8'))
    const id = typeof head === 'object' && head !== null && 'id' in head ? head.id : undefined
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}

/** The files of one document among many. */
export const segmentsOf = (all: SegmentFile[], id: string): SegmentFile[] => {
  const key = keyOf(id)
  return all.filter((file) => file.key === key)
}
