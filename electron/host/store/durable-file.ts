import { readFile } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import { readSignature, type Signature, type WriteOptions, writeDurably } from './durable'
import { isMissing, systemCode } from './failures'
import { quarantineFile } from './quarantine-file'

/** Encodes and decodes a kind of file; `decode` returns undefined for unusable content. */
export type FileCodec<T> = { encode: (value: T) => Iterable<string>; decode: (text: string) => T | undefined }

/**
 * The adapter through which lowdb reads and writes. lowdb's own adapters neither flush to disk nor check what they
 * replace, and throw for an unreadable file; this one survives crashes, power cuts and full disks.
 */
export class DurableFile<T> implements Adapter<T> {
  readonly #path: string
  readonly #codec: FileCodec<T>
  readonly #options: WriteOptions
  /** The file's state when last written or read. */
  signature: Signature | undefined
  /** The name under which a file with unusable content was quarantined; undefined if it was usable or missing. */
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
