import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSameState, type Signature, signatureNow, writeDurably } from '../store/durable-file'
import { isMissing, systemCode, writeFailure } from '../store/failures'
import { watchFolder } from '../store/watch'
import { UserError } from '../user-error'

/** Larger files are not read. */
const MAX_FILE_BYTES = 1024 * 1024

/** How often a change is retried after somebody else's edit of the file came first. */
const MAX_ATTEMPTS = 3

/** What is in a file, as pages see it. */
export type FileValue = {
  problems: readonly { message: string }[]
  /** False while the file could not be read at all: writing it would lose what is in it. */
  canChange: boolean
}

/** A kind of file that lies in the folder next to the postmortems, and that people may also edit by hand. */
export type FolderFileKind<Value extends FileValue, Content> = {
  fileName: string
  /** Prefix of the codes of its errors: `cards` gives `cards-unreadable`. */
  code: string
  /** What can be removed from a file that is too large: `Remove cards that you do not use.` */
  sizeAdvice: string
  /** What is said of a file that can't be read while its former content stays in use. */
  staysInUse: string
  /** The value of a text; an empty one stands for a missing file. Never throws. */
  parse: (text: string) => Value
  /** The value while the file can't be read: what was read last, with what to do. */
  refuse: (last: Value, messages: string[]) => Value
  /** Whether a value has anything that would be missed. */
  hasContent: (value: Value) => boolean
  /** The whole content, including what could not be used; or a sentence that says why it cannot be read. */
  readContent: (text: string) => { content: Content } | { fault: string }
  writeContent: (content: Content) => string
}

export type FolderFile<Value, Content> = {
  /** What is in the file now. While it can't be read, what was read last. */
  read: () => Promise<Value>
  /**
   * Changes the content, one change after the other, so that none is lost; `check` runs before, and throws to refuse it.
   * Throws a `UserError` if the file can't be read or written.
   */
  change: (edit: (content: Content) => Content, check?: () => Promise<void>) => Promise<Value>
  close: () => void
}

/** The text of a file, or a sentence that says why it cannot be read. A missing file counts as an empty one. */
type FileText = { text: string; signature: Signature | undefined } | { fault: string }

const notUtf8 = 'It is not text in UTF-8. Save it again with that encoding.'

const readText = async (path: string, sizeAdvice: string): Promise<FileText> => {
  try {
    const found = await lstat(path)
    if (found.isSymbolicLink())
      return { fault: 'It is a link to another place. Put the file itself into the folder of your postmortems.' }
    if (found.isDirectory()) return { fault: 'It is a folder. Rename or move it, so that the file can have this name.' }
    if (!found.isFile()) return { fault: 'It is not a file. Remove it, so that the file can have this name.' }
    if (found.size > MAX_FILE_BYTES) {
      const size = Math.ceil(found.size / MAX_FILE_BYTES)
      return { fault: `It is ${size} MB large, and at most 1 MB is read. ${sizeAdvice}` }
    }
    const signature = { inode: found.ino, size: found.size, changedAt: found.mtimeMs }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    // UTF-16 without its mark is UTF-8 with a null next to each letter.
    return text.includes('\0') ? { fault: notUtf8 } : { text, signature }
  } catch (error) {
    if (isMissing(error)) return { text: '', signature: undefined }
    if (error instanceof TypeError) return { fault: notUtf8 }
    const code = systemCode(error)
    if (code === '') throw error
    return { fault: `It can’t be read (${code}). Check its permissions and the disk.` }
  }
}

/** What is in a file now, once. While it can't be read, it counts as empty. */
export const readFolderFile = async <Value extends FileValue, Content>(
  folder: string,
  { fileName, sizeAdvice, parse, refuse }: FolderFileKind<Value, Content>,
  last = parse(''),
): Promise<Value> => {
  const file = await readText(join(folder, fileName), sizeAdvice)
  return 'text' in file ? parse(file.text) : refuse(last, [`${fileName}: ${file.fault}`])
}

/** Opens a file of a folder; `onChange` is called when it may have changed. */
export const openFolderFile = <Value extends FileValue, Content>(
  folder: string,
  kind: FolderFileKind<Value, Content>,
  onChange: () => void,
): FolderFile<Value, Content> => {
  const { fileName, code, sizeAdvice } = kind
  const path = join(folder, fileName)
  let lastGood = kind.parse('')
  let known: Signature | undefined = signatureNow(path)
  let writing: Promise<unknown> = Promise.resolve()

  const watcher = watchFolder(
    folder,
    (name) => name !== fileName,
    () => {
      const signature = signatureNow(path)
      if (isSameState(signature, known)) return
      known = signature
      onChange()
    },
  )

  const read = async (): Promise<Value> => {
    const parsed = await readFolderFile(folder, kind, lastGood)
    if (parsed.canChange) lastGood = parsed
    else if (kind.hasContent(lastGood))
      return kind.refuse(
        lastGood,
        parsed.problems.map(({ message }) => `${message} ${kind.staysInUse}`),
      )
    return parsed
  }

  const write = async (edit: (content: Content) => Content): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const file = await readText(path, sizeAdvice)
      const content = 'text' in file ? kind.readContent(file.text) : file
      if ('fault' in content) throw new UserError(`${code}-unreadable`, `${fileName}: ${content.fault}`)
      const text = kind.writeContent(edit(content.content))
      if (Buffer.byteLength(text) > MAX_FILE_BYTES)
        throw new UserError(
          `${code}-too-large`,
          `With this change ${fileName} would be larger than 1 MB. Nothing was changed. ${sizeAdvice}`,
        )
      const before = 'signature' in file ? file.signature : undefined
      let isOvertaken = false
      try {
        known = await writeDurably(path, [text], {
          lastCheck: () => {
            isOvertaken = !isSameState(signatureNow(path), before)
            if (isOvertaken) throw new Error(`${fileName} was changed meanwhile`)
          },
        })
        return
      } catch (error) {
        if (!isOvertaken || attempt === MAX_ATTEMPTS) throw writeFailure(error, path)
      }
    }
  }

  const change: FolderFile<Value, Content>['change'] = async (edit, check) => {
    const checkAndWrite = async (): Promise<void> => {
      await check?.()
      await write(edit)
    }
    const written = writing.then(checkAndWrite, checkAndWrite)
    writing = written
    await written
    onChange()
    return read()
  }

  return { read, change, close: () => watcher.close() }
}
