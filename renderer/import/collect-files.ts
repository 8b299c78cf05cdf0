import { numberText } from '../../shared/meeting/format'
import type { OpenedFile } from '../../shared/protocol/desktop-bridge'

/** A larger file is neither a postmortem nor a record that anybody reads, so it is not read into memory. */
const MAX_FILE_BYTES = 100_000_000
/** More than these are not a person's export; the rest is left out, and said so. */
const MAX_FILES = 5_000
const MAX_TOTAL_BYTES = 300_000_000

/** A file that could not be read at all, and why. */
export type UnreadableFile = { name: string; code: 'too-large' | 'unreadable' | 'too-many'; message: string }

export type CollectedFiles = { files: OpenedFile[]; unreadable: UnreadableFile[] }

/** A file and its path below what was dropped or chosen, with `/`. */
type PathFile = { path: string; open: () => Promise<File> }

const unchanged = 'Nothing was changed.'

const readFiles = async (list: readonly PathFile[]): Promise<CollectedFiles> => {
  const collected: CollectedFiles = { files: [], unreadable: [] }
  let total = 0
  for (const [index, { path: name, open }] of list.entries()) {
    const leaveOut = (code: UnreadableFile['code'], message: string): void =>
      void collected.unreadable.push({ name, code, message })
    if (index === MAX_FILES) {
      leaveOut('too-many', `Only the first ${numberText(MAX_FILES)} files were read. Drop the rest in parts.`)
      break
    }
    try {
      const file = await open()
      if (file.size > MAX_FILE_BYTES) leaveOut('too-large', `It is larger than 100 MB. ${unchanged}`)
      else if (total + file.size > MAX_TOTAL_BYTES) {
        leaveOut(
          'too-many',
          'All files together are larger than 300 MB, so only those before this one were read. Drop the rest in parts.',
        )
        break
      } else {
        total += file.size
        collected.files.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) })
      }
    } catch {
      leaveOut('unreadable', `It can’t be read. You may not be allowed to read it. ${unchanged}`)
    }
  }
  return collected
}

const readEntries = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  const entries: FileSystemEntry[] = []
  // A browser gives the entries of a folder in parts, and an empty one at the end.
  while (entries.length <= MAX_FILES) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (part.length === 0) break
    entries.push(...part)
  }
  return entries
}

/** The files below dropped entries, in folders too. */
const listEntries = async (entries: readonly FileSystemEntry[]): Promise<PathFile[]> => {
  const found: PathFile[] = []
  const waiting = [...entries]
  for (let entry = waiting.shift(); entry && found.length <= MAX_FILES; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '')
    try {
      if (entry.isDirectory) waiting.push(...(await readEntries(entry as FileSystemDirectoryEntry)))
      else {
        const one = entry as FileSystemFileEntry
        found.push({ path, open: () => new Promise((resolve, reject) => one.file(resolve, reject)) })
      }
    } catch (error) {
      // A folder that can't be read is named like a file.
      found.push({ path, open: () => Promise.reject(error) })
    }
  }
  return found
}

/** Reads chosen or pasted files, or those of a chosen folder. */
export const collectFiles = (list: Iterable<File>): Promise<CollectedFiles> =>
  readFiles(Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, open: async () => file })))

/** Reads what was dropped: files and whole folders. Must be called while the event is handled. */
export const collectDropped = (data: DataTransfer): Promise<CollectedFiles> => {
  const entries = Array.from(data.items ?? [], (item) => item.webkitGetAsEntry?.() ?? null).filter(
    (one) => one !== null,
  )
  if (!entries.some(({ isDirectory }) => isDirectory)) return collectFiles([...data.files])
  return listEntries(entries).then(readFiles)
}

/** Lets a person choose files, or a folder; resolves to nothing if they cancel. */
export const chooseFiles = (kind: 'files' | 'folder'): Promise<CollectedFiles | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    if (kind === 'folder') input.webkitdirectory = true
    else input.multiple = true
    input.addEventListener('change', () => resolve(collectFiles([...(input.files ?? [])])))
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
