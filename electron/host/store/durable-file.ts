import { readFile } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import { readSignature, type Signature, type WriteOptions, writeDurably } from './durable'
import { isMissing, systemCode } from './failures'
import { quarantineFile } from './quarantine-file'

/** How a kind of file turns into text and back; `decode` gives undefined for what it cannot use. */
export type FileCodec<T> = { encode: (value: T) => Iterable<string>; decode: (text: string) => T | undefined }

/**
 * The adapter through which lowdb reads and writes. Its own ones neither flush to the disk nor check what they replace,
 * and an unreadable file makes them throw; this one survives crashes, power cuts and full disks.
 */
export class DurableFile<T> implements Adapter<T> {
  readonly #path: string
  readonly #codec: FileCodec<T>
  readonly #options: WriteOptions
  /** What the file was when last written or read. */
  signature: Signature | undefined
  /** The name under which a file is kept whose content could not be used; undefined: it could, or there is none. */
  quarantinedAs: string | undefined

  constructor(path: string, codec: FileCodec<T>, options: WriteOptions = {}) {
    this.#path = path
    this.#codec = codec
    this.#options = options
  }

  async read(): Promise<T | null> {
    try {
      const signature = await readSignature(this.#path)
      const value = this.#codec.decode(await readFile(this.#path, 'utf8'))
      this.signature = signature
      if (value !== undefined) return value
    } catch (error) {
      if (isMissing(error)) return null
      if (systemCode(error) === '') throw error
    }
    this.quarantinedAs = await quarantineFile(this.#path)
    return null
  }

  async write(value: T): Promise<void> {
    this.signature = await writeDurably(this.#path, this.#codec.encode(value), this.#options)
  }
}
