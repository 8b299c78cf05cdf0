import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Summary } from './document-codec'

/** A document's texts, compressed, since with thousands of documents they take most of the memory and the index. */
export type PackedTexts = string

export const packTexts = (texts: Summary['texts']): PackedTexts =>
  deflateRawSync(JSON.stringify(texts)).toString('base64')

/** Empty if the index is damaged: it is a cache, and the document is still found by its title. */
export const unpackTexts = (packed: PackedTexts): Summary['texts'] => {
  try {
    // Safe cast: only `packTexts` creates them, and nobody else writes the index.
    return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as Summary['texts']
  } catch {
    return []
  }
}
