import type { OpenedFile } from '../../shared/protocol/desktop-bridge'

/** A larger file is neither a postmortem nor a record that anybody reads, so it is not read into memory. */
const MAX_FILE_BYTES = 100_000_000
/** Folders beyond this are not a person's export; the rest of such a folder is left out, and said so. */
const MAX_FILES = 5_000

/** A file that could not be read at all, and why. */
export type UnreadableFile = { name: string; code: 'too-large' | 'unreadable' | 'too-many'; message: string }

export type CollectedFiles = { files: OpenedFile[]; unreadable: UnreadableFile[] }

/** A file and its path below what was dropped or chosen, with `/`. */
type PathFile = { path: string; open: () => Promise<File> }

const unchanged = 'Nothing was changed.'

const readFiles = async (list: readonly PathFile[]): Promise<CollectedFiles> => {
  const collected: CollectedFiles = { files: [], unreadable: [] }
  for (const { path: name, open } of list.slice(0, MAX_FILES)) {
    try {
      const file = await open()
      if (file.size > MAX_FILE_BYTES)
        collected.unreadable.push({ name, code: 'too-large', message: `It is larger than 100 MB. ${unchanged}` })
      else collected.files.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) })
    } catch {
      const message = `It can’t be read. You may not be allowed to read it. ${unchanged}`
      collected.unreadable.push({ name, code: 'unreadable', message })
    }
  }
  const skipped = list[MAX_FILES]
  if (skipped) {
    const message = `Only the first ${MAX_FILES.toLocaleString('en-US')} files were read. Drop the rest in parts.`
    collected.unreadable.push({ name: skipped.path, code: 'too-many', message })
  }
  return collected
}

const readEntries = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  // A browser gives the entries of a folder in parts, and an empty one at the end.
  const readRest = async (known: FileSystemEntry[]): Promise<FileSystemEntry[]> => {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    return part.length === 0 ? known : readRest([...known, ...part])
  }
  return readRest([])
}

/** The files below dropped entries, in folders too. */
const listEntries = async (entries: readonly FileSystemEntry[]): Promise<PathFile[]> => {
  const found: PathFile[] = []
  const waiting = [...entries]
  for (let entry = waiting.shift(); entry && found.length <= MAX_FILES; entry = waiting.shift()) {
    const path = entry.fullPath.replace(/^\//, '')
    if (entry.isDirectory) waiting.push(...(await readEntries(entry as FileSystemDirectoryEntry).catch(() => [])))
    else {
      const one = entry as FileSystemFileEntry
      found.push({ path, open: () => new Promise((resolve, reject) => one.file(resolve, reject)) })
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
