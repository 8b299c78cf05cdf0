import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Summary } from './document-codec'

/** Texts of a document, compressed: of thousands of documents they are most of what is in memory and in the index. */
export type PackedTexts = string

export const packTexts = (texts: Summary['texts']): PackedTexts =>
  deflateRawSync(JSON.stringify(texts)).toString('base64')

/** None if a damaged index holds them: it is a cache, and the document is still found by its title. */
export const unpackTexts = (packed: PackedTexts): Summary['texts'] => {
  try {
    // Only `packTexts` makes them, and nobody else writes the index.
    return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as Summary['texts']
  } catch {
    return []
  }
}
