import { Gunzip } from 'fflate'
import { officeKindOf } from '../documents/office-package'
import { inMegabytes, tooLargeMessage } from '../limits'
import { ImportError } from '../types'
import { type SourceLimits, sourceLimits } from './limits'
import type { ReadSource, SourceFile } from './types'
import { isGzip, isZip, listZip, safePath, unpack, type ZipEntry } from './zip'

/** A file that may hold records. Only reading it unpacks it. */
export type Item = { name: string; size: number; read: () => Uint8Array }

type Refused = Extract<ReadSource, { kind: 'refused' }>

const refuse = (name: string, message: string): Refused => ({ kind: 'refused', name, message })

/** Documents of office programs are zip archives too, but one file each. */
const isOfficeDocument = (entries: readonly ZipEntry[]): boolean =>
  officeKindOf(entries.map(({ name }) => name)) !== undefined

/** Whether a file is an archive of files, and not one document. */
export const isArchive = ({ bytes }: SourceFile): boolean => {
  try {
    return isZip(bytes) && !isOfficeDocument(listZip(bytes, sourceLimits.maxFiles))
  } catch (error) {
    if (error instanceof ImportError) return true
    throw error
  }
}

const readAll = (source: SourceFile): Item => ({
  name: safePath(source.name) || 'file',
  size: source.bytes.length,
  read: () => source.bytes,
})

const unpackGzip = ({ name, bytes }: SourceFile, { maxFileBytes }: SourceLimits): Item => ({
  name: safePath(name).replace(/\.gz$/i, ''),
  size: bytes.length,
  read: () => {
    try {
      return unpack(bytes, maxFileBytes, (onPart) => new Gunzip(onPart))
    } catch (error) {
      if (error instanceof ImportError && error.code === 'too-large')
        throw new ImportError('too-large', `This unpacks to more than ${inMegabytes(maxFileBytes)}. Split it.`)
      throw error
    }
  },
})

const listArchive = (file: SourceFile, entries: readonly ZipEntry[]): Item[] =>
  entries.map(({ name, size, read }) => ({
    name: `${safePath(file.name)}/${name}`,
    size,
    read: () => {
      const bytes = read()
      if (isArchive({ name, bytes }) || isGzip(bytes))
        throw new ImportError('not-text', 'This is an archive inside an archive. Unpack it and add what is inside.')
      return bytes
    },
  }))

/** The files to read: those chosen, with archives replaced by what is inside, and what is refused for its size or number. */
export const expand = (files: readonly SourceFile[], limits: SourceLimits): { items: Item[]; refused: Refused[] } => {
  const items: Item[] = []
  const refused: Refused[] = []
  let total = 0
  const take = (item: Item): void => {
    const isTooMany = items.length >= limits.maxFiles
    if (item.size > limits.maxFileBytes)
      refused.push(refuse(item.name, tooLargeMessage(item.size, limits.maxFileBytes)))
    else if (isTooMany || total + item.size > limits.maxTotalBytes)
      refused.push(
        refuse(
          item.name,
          isTooMany
            ? `These are more than ${limits.maxFiles} files. Add the others in a second go.`
            : `All files together are more than ${inMegabytes(limits.maxTotalBytes)}. Add this one in a second go.`,
        ),
      )
    else {
      total += item.size
      items.push(item)
    }
  }
  for (const file of files) {
    try {
      const entries = isZip(file.bytes) ? listZip(file.bytes, limits.maxFiles) : undefined
      if (!entries || isOfficeDocument(entries)) {
        take(isGzip(file.bytes) ? unpackGzip(file, limits) : readAll(file))
        continue
      }
      if (file.bytes.length > limits.maxArchiveBytes)
        throw new ImportError('too-large', tooLargeMessage(file.bytes.length, limits.maxArchiveBytes))
      if (entries.length === 0) throw new ImportError('not-text', 'This archive is empty.')
      for (const item of listArchive(file, entries)) take(item)
    } catch (error) {
      if (!(error instanceof ImportError)) throw error
      refused.push(refuse(file.name, error.message))
    }
  }
  return { items, refused }
}
